using System.Text.Json;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Reports.Exchange.Sarif;

/// <summary>Text for viewers, in which braces and links have a meaning that text of the mail must not have.</summary>
internal static class SarifText
{
    /// <summary>An object with the one property "text".</summary>
    internal static void Write(Utf8JsonWriter json, string key, string text)
    {
        json.WriteStartObject(key);
        json.PutKnown("text", Plain(SafeText.Show(text)));
        json.WriteEndObject();
    }

    /// <summary>A page of ours, as plain text and as Markdown.</summary>
    internal static void WritePage(Utf8JsonWriter json, string key, string page)
    {
        json.WriteStartObject(key);
        json.PutKnown("text", Plain(page));
        json.PutKnown("markdown", Literal(page));
        json.WriteEndObject();
    }

    // A bracket before a parenthesis makes a link (SARIF 2.1.0 section 3.11.6).
    private static string Plain(string text) => Literal(text).Replace("](", "] (", StringComparison.Ordinal);

    // A brace that stands for itself is doubled (section 3.11.5).
    private static string Literal(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
