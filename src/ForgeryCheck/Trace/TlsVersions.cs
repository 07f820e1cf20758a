namespace ForgeryCheck.Trace;

/// <summary>Recognises the TLS version that a word names: "TLSv1.3", "TLS1_2", "TLS1.0", "TLS-1.3", "TLS12", "TLSv1", "SSLv3".</summary>
internal static class TlsVersions
{
    /// <summary>The versions as products.json names them; a version's number is its index.</summary>
    internal static readonly string[] Names = ["SSL 3", "1.0", "1.1", "1.2", "1.3"];

    /// <summary>The version; -1 for any other word. "TLSv1/SSLv3" is OpenSSL's name for a family of ciphers and does not give the version.</summary>
    internal static int Find(ReadOnlySpan<byte> word)
    {
        if (AsciiWords.Is(word, "sslv3"u8) || AsciiWords.Is(word, "ssl3"u8))
        {
            return 0;
        }

        if (word.Length < 4 || !AsciiWords.StartsWith(word, "tls"u8))
        {
            return -1;
        }

        word = word[3..];
        word = word[0] is (byte)'v' or (byte)'V' or (byte)'-' ? word[1..] : word;
        return word.Length == 1 && word[0] == '1' ? 1
            : word.Length == 3 && word[0] == '1' && word[1] is (byte)'.' or (byte)'_' && word[2] is >= (byte)'0' and <= (byte)'3' ? word[2] - '0' + 1
            // Exclaimer: "TLS12".
            : word.Length == 2 && word[0] == '1' && word[1] is >= (byte)'0' and <= (byte)'3' ? word[1] - '0' + 1
            : -1;
    }
}
