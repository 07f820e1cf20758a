namespace ForgeryCheck.Trace;

/// <summary>Parses the words of a date: numbers, weekday and month names.</summary>
internal static class DateWords
{
    private const int NameLength = 3;

    /// <summary>Parses a number of up to six digits.</summary>
    internal static bool Number(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        if (digits.Length is 0 or > 6)
        {
            return false;
        }

        foreach (var c in digits)
        {
            if (!AsciiWords.IsDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return true;
    }

    /// <summary>The day of the week, Sunday = 0; -1 for any other word.</summary>
    internal static int Weekday(ReadOnlySpan<byte> word) => Place(word, "sunmontuewedthufrisat"u8);

    /// <summary>The month, January = 1; 0 for any other word.</summary>
    internal static int Month(ReadOnlySpan<byte> word) => Place(word, "janfebmaraprmayjunjulaugsepoctnovdec"u8) + 1;

    /// <summary>The index of the three-letter name that a word begins with ("Sept.", "September"); -1 if none, or not only letters and full stops.</summary>
    private static int Place(ReadOnlySpan<byte> word, ReadOnlySpan<byte> names)
    {
        if (word.Length is < NameLength or > 10)
        {
            return -1;
        }

        foreach (var c in word)
        {
            if (!AsciiWords.IsLetter(c) && c != '.')
            {
                return -1;
            }
        }

        // Setting one bit lower-cases a letter; a full stop has that bit set already.
        for (var at = 0; at < names.Length; at += NameLength)
        {
            if ((word[0] | 0x20) == names[at] && (word[1] | 0x20) == names[at + 1] && (word[2] | 0x20) == names[at + 2])
            {
                return at / NameLength;
            }
        }

        return -1;
    }
}
