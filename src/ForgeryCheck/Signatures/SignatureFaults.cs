using System.Buffers;
using System.Security.Cryptography;

namespace ForgeryCheck.Signatures;

/// <summary>What is wrong with a signature before anyone asks for its key (RFC 6376 section 6.1.1).</summary>
internal static class SignatureFaults
{
    /// <summary>The end of the year 9999, the last time that can be represented.</summary>
    internal const long LastSecond = 253_402_300_799;

    // Letters, digits and hyphens (RFC 6376 section 3.5), and the underscore, which selectors have in practice.
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_.");

    internal static SignatureOutcome Malformed(string problem) => new(SignatureResult.Malformed, problem);

    /// <summary>What is wrong; null if the signature has to be verified.</summary>
    /// <param name="tags">The signature.</param>
    /// <param name="specs">The tags as written.</param>
    /// <param name="hasForm">Whether c= and l= are known ones.</param>
    internal static SignatureOutcome? Find(SignatureTags tags, TagSpecs specs, bool hasForm) =>
        InNames(tags) ?? InTimes(tags, specs) ?? (tags.Kind == SignatureKind.ArcSeal ? InSeal(tags, specs) : InCover(tags, specs, hasForm)) ?? InMethod(tags, specs);

    private static SignatureOutcome? InNames(SignatureTags tags) =>
        tags.Domain.Length == 0 ? Malformed("It has no domain (d=).")
        : tags.Selector.Length == 0 ? Malformed("It has no selector (s=).")
        : !System.Text.Ascii.IsValid(tags.Domain) || !System.Text.Ascii.IsValid(tags.Selector) ? new(SignatureResult.NotTestable, "Its domain or its selector is not ASCII.")
        : !IsName(tags.Domain) || !IsName(tags.Selector) ? Malformed("Its domain or its selector is not a valid name (d=, s=).")
        : tags.Kind == SignatureKind.Dkim && !IsWithin(tags.Identity, tags.Domain) ? Malformed("It signs for another domain than its own (i=, d=).")
        : tags.Kind != SignatureKind.Dkim && tags.Instance == 0 ? Malformed("It has no number from 1 to 50 (i=).")
        : null;

    private static SignatureOutcome? InTimes(SignatureTags tags, TagSpecs specs) =>
        (specs["t"] is not null && tags.SignedAt is null) || (specs["x"] is not null && tags.ExpiresAt is null) ? Malformed("A time in it is not a number of seconds (t=, x=).")
        : tags.ExpiresAt <= tags.SignedAt ? Malformed("It expires before it was made (x=, t=).")
        : null;

    private static SignatureOutcome? InCover(SignatureTags tags, TagSpecs specs, bool hasForm) =>
        tags.Kind == SignatureKind.Dkim && specs["v"] != "1" ? Malformed("Its version is not 1 (v=).")
        : !hasForm ? Malformed("Its canonicalization or its body length is invalid (c=, l=).")
        : specs["h"] is null ? Malformed("It does not say what it covers (h=).")
        : tags.Names.Count > SignatureLimits.SignedNames ? Malformed("It lists more than 256 header fields (h=).")
        : tags.Kind == SignatureKind.Dkim && !tags.CoversFrom ? Malformed("It does not cover From (h=).") // RFC 6376 section 5.4
        : tags.Kind == SignatureKind.ArcMessage && tags.Names.Contains("arc-seal", StringComparer.OrdinalIgnoreCase) ? Malformed("It covers ARC-Seal, which it must not (h=).") // RFC 8617 section 4.1.2
        : specs["bh"] is null ? Malformed("It has no body hash (bh=).")
        : null;

    private static SignatureOutcome? InSeal(SignatureTags tags, TagSpecs specs) =>
        specs["h"] is not null ? Malformed("It lists header fields, which a seal must not (h=).") // RFC 8617 section 4.1.3
        : tags.ChainValidation is not ("none" or "fail" or "pass") ? Malformed("It does not say what state the chain is in (cv=).")
        : null;

    private static SignatureOutcome? InMethod(SignatureTags tags, TagSpecs specs) =>
        tags.Algorithm.Length == 0 ? Malformed("It names no algorithm (a=).")
        : tags.Signature.Length == 0 ? Malformed("It contains no signature (b=).")
        : tags.Algorithm == "rsa-sha1" ? new(SignatureResult.WeakAlgorithm, "It was made with SHA-1, which proves nothing since RFC 8301.")
        : tags.Algorithm is not (SignatureAlgorithms.Rsa or SignatureAlgorithms.Ed25519) ? UnknownAlgorithm(tags.Kind)
        : !Convert.TryFromBase64String(tags.Signature, new byte[tags.Signature.Length], out _) ? Malformed("The signature is not valid base64 (b=).")
        : tags.Kind != SignatureKind.ArcSeal && tags.BodyHash.Length != SHA256.HashSizeInBytes ? Malformed("The body hash is not a SHA-256 hash in base64 (bh=).")
        : specs["q"] is not null && !specs.Words("q").Contains("dns/txt", StringComparer.OrdinalIgnoreCase) ? new(SignatureResult.NotTestable, "Its key is not in the DNS (q=).")
        : null;

    // RFC 6376 section 3.3 has a signature ignored that others may be able to verify; a chain with one does not hold (RFC 8617 section 5.2).
    private static SignatureOutcome UnknownAlgorithm(SignatureKind kind) =>
        new(kind == SignatureKind.Dkim ? SignatureResult.NotTestable : SignatureResult.Malformed, "Its algorithm is unknown (a=).");

    private static bool IsName(string name) => name.Length <= 253 && !name.AsSpan().ContainsAnyExcept(NameCharacters);

    private static bool IsWithin(string? identity, string domain)
    {
        if (identity is null)
        {
            return true;
        }

        var at = identity.LastIndexOf('@');
        return at >= 0 && IsWithin(identity.AsSpan(at + 1), domain);
    }

    private static bool IsWithin(ReadOnlySpan<char> host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase)
        || (host.Length > domain.Length && host[^(domain.Length + 1)] == '.' && host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));
}
