using ForgeryCheck.Identifiers;

namespace ForgeryCheck.Facts;

/// <summary>
/// Which ids are never reused. Counters wrap: Postfix's short ids (an inode, freed and reused, and a fraction of a second), those of Sendmail 8.9 (an
/// hour and a process), and many of small servers.
/// </summary>
internal static class LastingIds
{
    private const int ShortestOfLine = 6;

    // Its format is unknown, but an id this long and mixed is not a counter.
    private const int LongestCounter = 11;
    private const int FewestLetters = 3;
    private const int FewestDigits = 3;
    private const int LongestNumber = 9;

    // If it is only hexadecimal digits, it may be Postfix's under another name.
    private const int LongestHex = 19;

    private const int ShortestGoogle = 20;

    private const long Second = 1000;

    // Sendmail's clock wraps after 60 years, PowerMTA's after half a year.
    private const long ShortestCycle = 30L * 365 * 86_400 * Second;

    /// <summary>The id without the brackets that some programs put around it.</summary>
    internal static ReadOnlySpan<byte> Text(ReceivedLine line) => line.BareId;

    /// <summary>Whether host, date and this id together identify one message. Exchange puts its version ("15.20.4042.24") in this place.</summary>
    internal static bool NamesOneMessage(ReadOnlySpan<byte> id) => id.Length >= ShortestOfLine && id.ContainsAnyExceptInRange((byte)'.', (byte)'9');

    /// <summary>Whether the id alone identifies one message, for ever.</summary>
    internal static bool IsGivenOnce(ClaimedId id)
    {
        var reading = id.Reading;
        if (reading.IsConstant)
        {
            return false;
        }

        var text = Text(id.Hop.Line);
        return (reading.Decoded ?? reading.Shape) is { } decoded
            ? HoldsWholeTime(decoded) || (decoded.Kind is GoogleId && text.Length >= ShortestGoogle)
            : IsLongAndMixed(text);
    }

    /// <summary>Whether the id encodes a moment to the second, including the year.</summary>
    internal static bool HoldsWholeTime(DecodedId id) =>
        id.UnixMilliseconds is not null && id.WidthMilliseconds <= Second && id.CycleMilliseconds is 0 or >= ShortestCycle;

    private static bool IsLongAndMixed(ReadOnlySpan<byte> id)
    {
        // A Message-ID in place of the id is that of the message, which some programs also write into their replies.
        if (id.Length <= LongestCounter || id.Contains((byte)'@') || (id.Length <= LongestHex && IdDigits.AnyHex.IsAll(id)))
        {
            return false;
        }

        int letters = 0, digits = 0, run = 0;
        foreach (var c in id)
        {
            run = char.IsAsciiDigit((char)c) ? run + 1 : 0;
            digits += run > 0 ? 1 : 0;
            letters += char.IsAsciiLetter((char)c) ? 1 : 0;
            if (run > LongestNumber)
            {
                return false;
            }
        }

        return letters >= FewestLetters && digits >= FewestDigits;
    }
}
