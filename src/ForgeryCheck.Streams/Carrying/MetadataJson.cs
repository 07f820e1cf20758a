using System.Buffers;
using System.Text;
using System.Text.Json;
using ForgeryCheck.Json;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Streams.Carrying;

/// <summary>Metadata as one line of JSON.</summary>
internal static class MetadataJson
{
    private const int Longest = 1 << 24;

    /// <summary>Writes it.</summary>
    internal static string Write(MailMetadata about)
    {
        var output = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("source"u8, about.Source);
            json.WriteNumber("lineEnd"u8, about.Form.LineEnd);
            json.WriteBoolean("pasted"u8, about.Form.IsPasted);
            json.WriteBoolean("quoted"u8, about.Form.IsQuoted);
            if (about.Sha256 is not null)
            {
                json.WriteString("sha256"u8, about.Sha256);
                json.WriteNumber("size"u8, about.Size);
            }

            if (about.Notes is not null)
            {
                WriteTexts(json, "notes"u8, about.Notes);
            }

            if (about.MayLackFields)
            {
                json.WriteBoolean("mayLackFields"u8, true);
            }

            if (about.Outer is not null)
            {
                json.WriteString("outer"u8, about.Outer);
            }

            if (about.Attached.Count > 0)
            {
                WriteTexts(json, "attached"u8, about.Attached);
            }

            if (about.Envelope is { } envelope)
            {
                json.WriteStartObject("envelope"u8);
                if (envelope.Sender is not null)
                {
                    json.WriteString("sender"u8, envelope.Sender);
                }

                WriteTexts(json, "recipients"u8, envelope.Recipients);
                json.WriteEndObject();
            }

            if (about.Session is not null)
            {
                var session = new ArrayBufferWriter<byte>(512);
                SessionJson.Write(session, about.Session);
                json.WritePropertyName("session"u8);
                json.WriteRawValue(session.WrittenSpan, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="FormatException">It is damaged; the message is one line.</exception>
    internal static MailMetadata Read(string text)
    {
        if (text.Length > Longest)
        {
            throw new FormatException($"{FieldNames.About}: is too long");
        }

        using var json = JsonSource.OpenRecord(Encoding.UTF8.GetBytes(text), FieldNames.About);
        var about = json.Root;
        var lineEnd = (byte)about.NeededNumber("lineEnd", byte.MaxValue);
        if (lineEnd is not (LineEnds.LineFeed or LineEnds.CarriageReturn))
        {
            throw about.Wrong("lineEnd", "ends no line");
        }

        if (about.Text("sha256") is { } sha256 && !MessageId.IsHash(sha256))
        {
            throw about.Wrong("sha256", "is no SHA-256");
        }

        var form = new MessageForm(lineEnd, about.Flag("pasted") ?? false, about.Flag("quoted") ?? false);
        return new MailMetadata(about.NeededText("source"), form)
        {
            Sha256 = about.Text("sha256"),
            Size = about.Number("size", long.MaxValue) ?? 0,
            Notes = about.Has("notes") ? about.Texts("notes") : null,
            MayLackFields = about.Flag("mayLackFields") ?? false,
            Outer = about.Text("outer"),
            Attached = about.Texts("attached"),
            Envelope = about.Object("envelope") is { } envelope ? new Envelope(envelope.Text("sender"), envelope.Texts("recipients")) : null,
            Session = about.Object("session") is { } session ? SessionJson.Read(session) : null,
        };
    }

    private static void WriteTexts(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
