using System.Globalization;
using System.Text;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>Values in a log line: what a client sent cannot end the value, the line, or be taken for something else.</summary>
internal static class LogText
{
    /// <summary>Characters of one value that are written.</summary>
    internal const int Limit = 300;

    /// <summary>Adds a value; in quotation marks where it holds a blank or a mark, with backslashes as in C.</summary>
    internal static void Append(StringBuilder line, object value)
    {
        switch (value)
        {
            case bool yes:
                line.Append(yes ? "yes" : "no");
                break;
            case TimeSpan time:
                line.Append(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.000}");
                break;
            case DateTimeOffset time:
                AppendTime(line, time);
                break;
            case int or long or short or byte or uint or ulong or double:
                line.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            case Enum word:
                AppendText(line, KebabCase.Of(word.ToString()));
                break;
            default:
                AppendText(line, value.ToString() ?? "");
                break;
        }
    }

    /// <summary>Adds a time in UTC: "2026-11-26T21:30:00.123Z".</summary>
    internal static void AppendTime(StringBuilder line, DateTimeOffset time) =>
        line.Append(CultureInfo.InvariantCulture, $"{time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}");

    private static void AppendText(StringBuilder line, string text)
    {
        if (text.Length is > 0 and <= Limit && !text.AsSpan().ContainsAnyExcept(Bare))
        {
            line.Append(text);
            return;
        }

        line.Append('"');
        var rest = text.AsSpan();
        for (var shown = 0; !rest.IsEmpty; shown++)
        {
            if (shown == Limit)
            {
                line.Append("...");
                break;
            }

            if (rest[0] is '"' or '\\')
            {
                line.Append('\\').Append(rest[0]);
                rest = rest[1..];
            }
            else
            {
                rest = rest[SafeText.AppendFirst(line, rest)..];
            }
        }

        line.Append('"');
    }

    // No blank, no quotation mark, no backslash, no "=".
    private static readonly System.Buffers.SearchValues<char> Bare = System.Buffers.SearchValues.Create(
        "!#$%&()*+,-./0123456789:;<>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");
}
