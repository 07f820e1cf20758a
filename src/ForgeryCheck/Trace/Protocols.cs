namespace ForgeryCheck.Trace;

/// <summary>What a protocol name implies (IANA "WITH protocol types", RFC 3848, RFC 6531).</summary>
internal static class Protocols
{
    /// <summary>ESMTPA, ESMTPSA, LMTPA, LMTPSA, their UTF8 forms, and ASMTP of old Exim.</summary>
    internal static bool SaysAuthenticated(ReadOnlySpan<byte> with)
    {
        var word = FirstWord(with);
        return AsciiWords.Is(word, "asmtp"u8)
            || (AsciiWords.EndsWith(word, "smtpa"u8) || AsciiWords.EndsWith(word, "smtpsa"u8) || AsciiWords.EndsWith(word, "lmtpa"u8) || AsciiWords.EndsWith(word, "lmtpsa"u8));
    }

    /// <summary>Whether the word after "with" implies TLS (RFC 3848): ESMTPS, ESMTPSA, LMTPS, LMTPSA.</summary>
    internal static bool SaysEncrypted(ReadOnlySpan<byte> with)
    {
        var word = FirstWord(with);
        return AsciiWords.EndsWith(word, "mtps"u8) || AsciiWords.EndsWith(word, "mtpsa"u8);
    }

    private static ReadOnlySpan<byte> FirstWord(ReadOnlySpan<byte> with)
    {
        var end = 0;
        while (end < with.Length && (AsciiWords.IsLetter(with[end]) || AsciiWords.IsDigit(with[end])))
        {
            end++;
        }

        return with[..end];
    }
}
