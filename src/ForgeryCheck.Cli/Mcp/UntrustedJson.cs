using System.Buffers;
using System.Text.Json;
using ForgeryCheck.Reports;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Cli.Mcp;

/// <summary>
/// The JSON report for an assistant. A client decodes JSON before its model reads it, so escapes of JSON protect nobody there: what is invisible or turns
/// the writing direction is spelled out in the values themselves, as in text reports.
/// </summary>
internal static class UntrustedJson
{
    // As with the text: a sender must not flood an assistant.
    private const int Most = 1 << 18;

    /// <summary>The report as JSON; null if it is too long.</summary>
    internal static JsonElement? Of(Report report)
    {
        var written = new ArrayBufferWriter<byte>();
        using (var json = JsonText.WriterOver(written, indented: false))
        {
            JsonReport.Write(json, report);
        }

        if (written.WrittenCount > Most)
        {
            return null;
        }

        var shown = new ArrayBufferWriter<byte>(written.WrittenCount);
        using (var json = JsonText.WriterOver(shown, indented: false))
        {
            Copy(new Utf8JsonReader(written.WrittenSpan), json);
        }

        using var document = JsonDocument.Parse(shown.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static void Copy(Utf8JsonReader from, Utf8JsonWriter to)
    {
        while (from.Read())
        {
            switch (from.TokenType)
            {
                case JsonTokenType.StartObject:
                    to.WriteStartObject();
                    break;
                case JsonTokenType.EndObject:
                    to.WriteEndObject();
                    break;
                case JsonTokenType.StartArray:
                    to.WriteStartArray();
                    break;
                case JsonTokenType.EndArray:
                    to.WriteEndArray();
                    break;
                case JsonTokenType.PropertyName:
                    to.WritePropertyName(from.GetString()!);
                    break;
                case JsonTokenType.String:
                    to.WriteStringValue(SafeText.Show(from.GetString()));
                    break;
                default:
                    to.WriteRawValue(from.ValueSpan, skipInputValidation: true);
                    break;
            }
        }
    }
}
