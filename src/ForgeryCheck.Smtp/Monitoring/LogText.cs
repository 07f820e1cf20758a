using System.Globalization;
using System.Text;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>Values in a log line: nothing a client sends can end the value or the line, or pass for something else.</summary>
internal static class LogText
{
    /// <summary>Longer values are truncated.</summary>
    internal const int Limit = 300;

    /// <summary>Appends a value; quoted if it contains a space or special characters, with C-style escapes.</summary>
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

    /// <summary>Appends a time in UTC: "2026-11-26T21:30:00.123Z".</summary>
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

    // No space, quotation mark, backslash or "=".
    private static readonly System.Buffers.SearchValues<char> Bare = System.Buffers.SearchValues.Create(
        "!#$%&()*+,-./0123456789:;<>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");
}
