using System.Buffers.Text;
using System.Globalization;

namespace ForgeryCheck.Inputs;

/// <summary>
/// The line before each message of an mbox: "From ", an address, a date in ctime form (RFC 4155 appendix A). Bodies contain lines that begin with
/// "From " too, so a date is required; what surrounds it varies from writer to writer.
/// </summary>
internal static class FromLine
{
    /// <summary>A longer line is not a separator.</summary>
    internal const int MaxLength = 4096;

    private const int MaxWords = 64;

    /// <summary>A path has at most 256 bytes (RFC 5321 section 4.5.3.1.3).</summary>
    private const int MostOfSender = 256;

    internal static bool IsSeparator(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("From "u8) || line.Length > MaxLength)
        {
            return false;
        }

        line = line[5..];
        Span<Range> words = stackalloc Range[MaxWords];
        var count = Split(line, words);
        for (var i = 0; i + 3 < count; i++)
        {
            // "Jan  1 00:00:00 1970", a zone before or after the year; or "1 Jan 1970 00:00:00".
            if (IsMonth(line[words[i]]) && IsDay(line[words[i + 1]]) && IsTime(line[words[i + 2]])
                && HasYear(line, words[(i + 3)..Math.Min(count, i + 6)]))
            {
                return true;
            }

            if (IsDay(line[words[i]]) && IsMonth(line[words[i + 1]]) && IsYear(line[words[i + 2]]) && IsTime(line[words[i + 3]]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// "From sender Thu Nov 26 21:41:32 2026". Only visible ASCII of the sender is written, so that it stays one word whatever the reader's charset;
    /// the null sender of a bounce becomes MAILER-DAEMON, as is customary.
    /// </summary>
    internal static string Write(string address, DateTimeOffset at)
    {
        var sender = address.Length == 0
            ? "MAILER-DAEMON"
            : string.Create(Math.Min(address.Length, MostOfSender), address, static (span, from) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = from[i] is > ' ' and < '\x7F' ? from[i] : '?';
                }
            });
        var time = at.UtcDateTime;
        return string.Create(CultureInfo.InvariantCulture, $"From {sender} {time:ddd MMM} {time.Day,2} {time:HH:mm:ss yyyy}\n");
    }

    private static int Split(ReadOnlySpan<byte> line, Span<Range> words)
    {
        var count = 0;
        var at = 0;
        while (count < words.Length)
        {
            var start = line[at..].IndexOfAnyExcept(" \t\r\n"u8);
            if (start < 0)
            {
                break;
            }

            at += start;
            var length = line[at..].IndexOfAny(" \t\r\n"u8);
            var end = length < 0 ? line.Length : at + length;
            words[count++] = at..end;
            at = end;
        }

        return count;
    }

    private static bool HasYear(ReadOnlySpan<byte> line, ReadOnlySpan<Range> words)
    {
        foreach (var word in words)
        {
            if (IsYear(line[word]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMonth(ReadOnlySpan<byte> word) =>
        word.Length == 3 && "JanFebMarAprMayJunJulAugSepOctNovDec"u8.IndexOf(word) is >= 0 and var at && at % 3 == 0;

    private static bool IsDay(ReadOnlySpan<byte> word) => word.Length <= 2 && Number(word) is >= 1 and <= 31;

    private static bool IsYear(ReadOnlySpan<byte> word) => word.Length == 4 && Number(word) is >= 1900;

    private static bool IsTime(ReadOnlySpan<byte> word)
    {
        var colon = word.IndexOf((byte)':');
        return colon is 1 or 2 && word.Length >= colon + 3
            && Number(word[..colon]) is >= 0 and <= 24 && Number(word.Slice(colon + 1, 2)) is >= 0 and <= 59;
    }

    private static int Number(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out int number, out var used) && used == digits.Length && digits[0] is >= (byte)'0' and <= (byte)'9' ? number : -1;
}
