namespace ForgeryCheck.Signatures;

/// <summary>The result for one signature.</summary>
/// <param name="Result">The result.</param>
/// <param name="Problem">Why it did not pass, as a sentence; null if it passed. Nothing in it comes from the mail or the DNS.</param>
internal sealed record SignatureOutcome(SignatureResult Result, string? Problem)
{
    /// <summary>Whether it matches the header fields that it covers, whether or not the body does; null if that could not be tested.</summary>
    public bool? FitsHeader { get; init; }

    /// <summary>Bytes at the end of the body that it does not cover (l=): anyone may have appended them.</summary>
    public long UnsignedTail { get; init; }

    /// <summary>
    /// Names of header fields of which it covers one instance, although there are more and RFC 5322 section 3.6 allows one: a reader may be shown the
    /// other (RFC 6376 section 8.15).
    /// </summary>
    public IReadOnlyList<string> Uncovered { get; init; } = [];

    /// <summary>The length of the key in bits; 0 if there was none.</summary>
    public int KeyBits { get; init; }

    /// <summary>Whether the signer is only testing: its mail is to be treated as if unsigned (RFC 6376 section 3.6.1, t=y).</summary>
    public bool IsTesting { get; init; }
}
