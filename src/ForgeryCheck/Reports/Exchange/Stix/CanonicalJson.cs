using System.Globalization;
using System.Text;

namespace ForgeryCheck.Reports.Exchange.Stix;

/// <summary>Strings in canonical JSON (RFC 8785 section 3.2.2.2), from which the ids of observables are made.</summary>
internal static class CanonicalJson
{
    /// <summary>A string with its quotes. Lone surrogates become U+FFFD, as where the value itself is written.</summary>
    internal static string Text(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => text.Append(rune.ToString()),
            };
        }

        return text.Append('"').ToString();
    }
}
