using ForgeryCheck.Writing;

namespace ForgeryCheck.Authentication;

/// <summary>The words of RFC 8601 for results, and those of other systems that mean the same.</summary>
internal static class AuthWords
{
    private static readonly EnumWords<AuthResult> Results = new(
        (AuthResult.SoftFail, "softfail"), (AuthResult.TempError, "temperror"), (AuthResult.PermError, "permerror"));

    /// <summary>The word for a result: pass, fail, softfail.</summary>
    internal static string Of(AuthResult result) => Results.Of(result);

    /// <summary>The name of a method in a sentence.</summary>
    internal static string Of(AuthMethod method) => method switch
    {
        AuthMethod.Spf => "SPF",
        AuthMethod.SpfHelo => "SPF of the HELO name",
        AuthMethod.Dkim => "DKIM",
        AuthMethod.Dmarc => "DMARC",
        AuthMethod.Iprev => "the reverse name",
        _ => "ARC",
    };

    /// <summary>The result for a word, ignoring case; null if it is none.</summary>
    internal static AuthResult? Find(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[16];
        var length = word.Length > lower.Length ? -1 : word.ToLowerInvariant(lower);
        return length <= 0 ? null : lower[..length] switch
        {
            // Sendmail's and Microsoft's own words, and those of drafts before RFC 4408.
            "hardfail" => AuthResult.Fail,
            "bestguesspass" => AuthResult.Pass,
            "unknown" => AuthResult.PermError,
            "error" => AuthResult.TempError,
            var plain => Results.Find(plain),
        };
    }
}
