using ForgeryCheck.Reports;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Web.Live;

/// <summary>Writes text of several lines, within an element that keeps them: each line is made safe by itself, tabs stay.</summary>
internal static class ShownLines
{
    /// <summary>Characters of one line that are shown; the rest is cut.</summary>
    private const int MostOfLine = 20_000;

    /// <summary>Writes bytes, of which each line may be in another encoding.</summary>
    internal static void Write(HtmlPage page, ReadOnlySpan<byte> text)
    {
        foreach (var range in text.TrimEnd("\r\n"u8).Split((byte)'\n'))
        {
            var line = text[range];
            WriteLine(page, TraceText.Decode(line.EndsWith("\r"u8) ? line[..^1] : line));
        }
    }

    /// <summary>Writes text.</summary>
    internal static void Write(HtmlPage page, string text)
    {
        foreach (var line in text.AsSpan().TrimEnd("\r\n").EnumerateLines())
        {
            WriteLine(page, line);
        }
    }

    private static void WriteLine(HtmlPage page, ReadOnlySpan<char> line)
    {
        var isFirst = true;
        foreach (var range in line.Split('\t'))
        {
            page.Markup(isFirst ? "" : "\t").Text(line[range].ToString(), MostOfLine);
            isFirst = false;
        }

        page.Markup("\n");
    }
}
