using System.Text;
using System.Text.RegularExpressions;

namespace ForgeryCheck.Tests.Messages;

/// <summary>What clipboards, tickets, web pages and logs do to a header. Texts are Latin-1: a character is a byte.</summary>
internal static partial class PastedDamage
{
    internal static readonly IReadOnlyDictionary<string, Func<string, string>> All = new Dictionary<string, Func<string, string>>
    {
        ["unindented"] = h => Leads().Replace(h, ""),
        ["unindented and double-spaced"] = h => Leads().Replace(h, "").Replace("\n", "\n\n", StringComparison.Ordinal),
        ["double-spaced"] = h => h.Replace("\n", "\n\n", StringComparison.Ordinal),
        ["no-break spaces in front"] = h => Leads().Replace(h, "\u00C2\u00A0\u00C2\u00A0 "),
        ["no-break spaces of Latin-1 in front"] = h => Leads().Replace(h, "\u00A0\u00A0"),
        ["figure spaces in front"] = h => Leads().Replace(h, "\u00E2\u0080\u0087"),
        ["narrow no-break spaces in front"] = h => Leads().Replace(h, "\u00E2\u0080\u00AF"),
        ["ideographic spaces in front"] = h => Leads().Replace(h, "\u00E3\u0080\u0080"),
        ["zero-width spaces in front"] = h => Leads().Replace(h, "\u00E2\u0080\u008B"),
        ["byte-order marks in front"] = h => Leads().Replace(h, "\u00EF\u00BB\u00BF"),
        ["no-break spaces behind the colon"] = h => Names().Replace(Leads().Replace(h, "\u00C2\u00A0"), "$1:\u00C2\u00A0"),
        ["no-break spaces for each second blank"] = h => Names().Replace(Leads().Replace(h, "\u00C2\u00A0 \u00C2\u00A0"), "$1:\u00C2\u00A0").Replace("  ", " \u00C2\u00A0", StringComparison.Ordinal),
        ["tabs written out"] = h => Leads().Replace(h, "\\t"),
        ["entities for blanks"] = h => Leads().Replace(h, "&nbsp;&nbsp;&#9;"),
        ["line ends written out as well"] = h => Leads().Replace(h, "\\t").Replace("\n", "\\r\\n\n", StringComparison.Ordinal),
        ["one line of a log"] = h => h.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\r\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal),
        ["a string of JSON"] = h => "\"" + h.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal) + "\"",
        ["a value in a JSON object"] = h => "{\"headers\": \"" + h.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal) + "\"}",
        ["a pre element"] = h => "<pre>" + h.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal) + "</pre>\n",
        ["no-break spaces in front of every line"] = h => Starts().Replace(Leads().Replace(h, ""), "\u00C2\u00A0\u00C2\u00A0"),
        ["names on lines of their own"] = h => Names().Replace(Leads().Replace(h, ""), "$1:\n"),
        ["quoted"] = h => Starts().Replace(h, "> "),
        ["quoted and unindented"] = h => Starts().Replace(Leads().Replace(h, ""), "> "),
        ["names alone and blank lines"] = h => Names().Replace(Leads().Replace(h, ""), "$1:\n\n"),
        ["quoted with bars"] = h => Starts().Replace(h, "| "),
        ["entities for brackets"] = h => h.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal),
        ["entities and unindented"] = h => Leads().Replace(h, "").Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal),
        ["blanks before the colons"] = h => Names().Replace(h, "$1 : "),
        ["no-break spaces before the colons"] = h => Names().Replace(h, "$1\u00C2\u00A0: "),
        ["below prose"] = h => "Hello,\n\nthis came in this morning. Who sent it?\n\n" + h,
        ["below prose, unindented"] = h => "Hello,\n\nthis came in this morning:\n\n" + Leads().Replace(h, ""),
        ["below prose, quoted"] = h => "On Monday Ann wrote:\n\n" + Starts().Replace(h, "> "),
        ["line ends of HTML"] = h => Leads().Replace(h, "&nbsp;").Replace("\n", "<br>\n", StringComparison.Ordinal),
    };

    /// <summary>The header of a message, with LF for its line ends.</summary>
    internal static string HeaderOf(byte[] message)
    {
        var text = Encoding.Latin1.GetString(message).Replace("\r\n", "\n", StringComparison.Ordinal);
        var end = text.StartsWith('\n') ? 0 : text.IndexOf("\n\n", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }

    [GeneratedRegex(@"(?m)^[ \t]+")]
    private static partial Regex Leads();

    [GeneratedRegex(@"(?m)^([A-Za-z][A-Za-z0-9-]*):[ \t]?(?=.)")]
    private static partial Regex Names();

    [GeneratedRegex(@"(?m)^(?=.)")]
    private static partial Regex Starts();
}
