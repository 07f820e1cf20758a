using System.Buffers.Text;
using System.Globalization;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Inputs;

/// <summary>
/// The line before each message of an mbox: "From ", an address, a date in ctime form (RFC 4155 appendix A). What surrounds the date varies from writer
/// to writer. Bodies contain lines that begin with "From " too, so a line without a date is a separator only in a mailbox that begins with one.
/// </summary>
internal static class FromLine
{
    /// <summary>A longer line is not a separator.</summary>
    internal const int MaxLength = 4096;

    private const int MaxWords = 64;

    /// <summary>A path has at most 256 bytes (RFC 5321 section 4.5.3.1.3).</summary>
    private const int MostOfSender = 256;

    /// <summary>The form of a line; what follows it decides whether one without a date is a separator.</summary>
    internal static FromLineForm FormOf(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("From "u8) || line.Length > MaxLength)
        {
            return FromLineForm.None;
        }

        line = line[5..];
        var rest = line.Trim(" \t\r\n"u8);
        return rest is [] or [(byte)'-'] ? FromLineForm.Bare
            : HasDate(line) ? FromLineForm.Dated
            : rest.Contains((byte)'@') && !rest.ContainsAny(" \t"u8) ? FromLineForm.Address
            : FromLineForm.None;
    }

    /// <summary>
    /// The form without a date that separators may have in a mailbox, by its first one. Mozilla's programs wrote "From - " and a date before they wrote
    /// nothing at all, and go on with the mailboxes that they find.
    /// </summary>
    internal static FromLineForm UndatedAfter(ReadOnlySpan<byte> first) => FormOf(first) switch
    {
        FromLineForm.Dated => first.StartsWith("From - "u8) ? FromLineForm.Bare : FromLineForm.None,
        var form => form,
    };

    /// <summary>Whether a message begins below a line that alone does not tell.</summary>
    /// <param name="form">The form of that line.</param>
    /// <param name="below">What is below it.</param>
    internal static bool IsAboveMessage(FromLineForm form, ReadOnlySpan<byte> below) => form switch
    {
        // Thunderbird quotes every such line of a body.
        FromLineForm.Bare => HeaderParser.NameLength(below, out _) > 0,
        FromLineForm.Dated or FromLineForm.Address => BeginsMail(below),
        _ => false,
    };

    /// <summary>Whether a line is a field that messages begin with in practice.</summary>
    private static bool BeginsMail(ReadOnlySpan<byte> line) =>
        PastedText.IsKnownField(line) || (line is [(byte)'X' or (byte)'x', (byte)'-', ..] && HeaderParser.NameLength(line, out _) > 0);

    private static bool HasDate(ReadOnlySpan<byte> line)
    {
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
