namespace ForgeryCheck.Trace;

/// <summary>The words that open a clause (RFC 5321 section 4.4), where they are found before the clauses are.</summary>
internal static class ClauseWords
{
    /// <summary>Whether a word is one of them. Gateways of the nineties wrote "id:" and "with:".</summary>
    internal static bool Is(ReadOnlySpan<byte> word)
    {
        word = word is [.., (byte)':'] ? word[..^1] : word;
        return word.Length is >= 2 and <= 4 && Length(word) == word.Length;
    }

    /// <summary>"by=mx.example.org", "id:17": the length of the word before a sign that stands for the blank; 0 if there is none.</summary>
    internal static int BeforeSign(ReadOnlySpan<byte> word) =>
        Length(word) is > 0 and var length && length < word.Length && word[length] is (byte)'=' or (byte)':' ? length : 0;

    /// <summary>Whether text begins with such a word and a blank, after other blanks.</summary>
    internal static bool Begin(ReadOnlySpan<byte> text)
    {
        var word = text.TrimStart(" \t\r\n"u8);
        return Length(word) is > 0 and var length && length < word.Length && word[length] <= ' ';
    }

    private static int Length(ReadOnlySpan<byte> text) => (text.Length < 2 ? 0 : text[0] | 0x20) switch
    {
        'b' when AsciiWords.StartsWith(text, "by"u8) => 2,
        'i' when AsciiWords.StartsWith(text, "id"u8) => 2,
        'v' when AsciiWords.StartsWith(text, "via"u8) => 3,
        'f' when AsciiWords.StartsWith(text, "for"u8) => 3,
        'f' when AsciiWords.StartsWith(text, "from"u8) => 4,
        'w' when AsciiWords.StartsWith(text, "with"u8) => 4,
        _ => 0,
    };
}
