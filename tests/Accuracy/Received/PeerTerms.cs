using System.Text;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Accuracy.Received;

/// <summary>What single peers mean by a field, as the README beside the cases tells it: their words are put into ours before they are compared.</summary>
internal static class PeerTerms
{
    // The protocols that Stalwart's enumeration has; it keeps no other word.
    private static readonly HashSet<string> StalwartProtocols = new(StringComparer.OrdinalIgnoreCase)
    {
        "SMTP", "ESMTP", "ESMTPA", "ESMTPS", "ESMTPSA", "LMTP", "LMTPA", "LMTPS", "LMTPSA", "MMS", "UTF8SMTP", "UTF8SMTPA", "UTF8SMTPS",
        "UTF8SMTPSA", "UTF8LMTP", "UTF8LMTPA", "UTF8LMTPS", "UTF8LMTPSA", "HTTP", "HTTPS", "IMAP", "POP3", "LOCAL",
    };

    /// <summary>Whether our value is the peer's under another name.</summary>
    internal static bool Agrees(string source, ReceivedLine line, string field, string got, string expected) => field switch
    {
        // "rdns '' when it says unknown", and an address in brackets is none: pyreceived keeps both words.
        "rdns" => got.Length == 0 && (expected.Equals("unknown", StringComparison.OrdinalIgnoreCase) || expected.StartsWith('[')),
        // "user in envelope_from".
        "envfrom" when Is(source, "pyreceived") => got.Length == 0 && (line.Auth == expected || line.Ident == expected),
        // The word after "from", wherever it stands: also in "(from user@host)" and "(... invoked from network)".
        "from" when Is(source, "stalwart") => got.Length == 0 && WordAfterFrom(line) == expected,
        _ => false,
    };

    /// <summary>Whether the peer asserts nothing there because it has no place for such a value.</summary>
    internal static bool IsOutside(string source, ReceivedLine line, string field, string got) => field switch
    {
        "with" when Is(source, "stalwart") => !StalwartProtocols.Contains(got.Split(' ', '-', '/')[0]),
        // "the last domain token": a name without a dot is none.
        "rdns" when Is(source, "stalwart") => !got.Contains('.', StringComparison.Ordinal),
        // Exim leaves "helo=" out where the HELO is the verified name (SpamAssassin bug 5112); pyreceived then knows of no HELO.
        "helo" when Is(source, "pyreceived") => line.Product == "Exim" && got == line.ReverseName,
        _ => false,
    };

    private static string? WordAfterFrom(ReceivedLine line)
    {
        var words = Normal.Blanks(Encoding.Latin1.GetString(line.Bytes.Span)).Split([' ', '(', ')', ';'], StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(words, "from");
        return at >= 0 && at + 1 < words.Length ? words[at + 1] : null;
    }

    private static bool Is(string source, string peer) => source.StartsWith(peer, StringComparison.OrdinalIgnoreCase);
}
