using ForgeryCheck.Bodies;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Signatures;

/// <summary>What a signature field says (RFC 6376 section 3.5, RFC 8617 section 4.1). What is missing or unreadable is empty.</summary>
internal sealed record SignatureTags
{
    /// <summary>The kind of the field.</summary>
    public required SignatureKind Kind { get; init; }

    /// <summary>The field.</summary>
    public required HeaderField Field { get; init; }

    /// <summary>d=: the domain that signs, in lower case.</summary>
    public string Domain { get; init; } = "";

    /// <summary>s=: which of its keys.</summary>
    public string Selector { get; init; } = "";

    /// <summary>i=: on whose behalf it signs; null if it does not say. In ARC fields i= is <see cref="Instance"/>.</summary>
    public string? Identity { get; init; }

    /// <summary>a=: the algorithm.</summary>
    public string Algorithm { get; init; } = "";

    /// <summary>h=: the names of the covered header fields; a name that is listed twice covers two fields.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Whether From is among them.</summary>
    public bool CoversFrom => Names.Contains("from", StringComparer.OrdinalIgnoreCase);

    /// <summary>c=: whether blanks in header fields are evened out.</summary>
    public bool IsHeaderRelaxed { get; init; }

    /// <summary>c= and l=: how the body is covered.</summary>
    public BodyForm Body { get; init; }

    /// <summary>bh=: the hash of the body.</summary>
    internal ReadOnlyMemory<byte> BodyHash { get; init; }

    /// <summary>b=: the signature in base64, without blanks.</summary>
    internal string Signature { get; init; } = "";

    /// <summary>t=: when it was made, by the signer's clock.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>x=: when it expires.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>i= of an ARC field: the number of its set, from 1; 0 if it has none.</summary>
    public int Instance { get; init; }

    /// <summary>cv= of an ARC-Seal: what the sealing host found the chain below to be.</summary>
    public string ChainValidation { get; init; } = "";

    /// <summary>What can be said without a key; null if it has to be verified.</summary>
    public SignatureOutcome? Fault { get; init; }
}
