using ForgeryCheck.Names;

namespace ForgeryCheck.Signatures;

/// <summary>The signatures of a message, verified.</summary>
internal sealed record SignatureFacts
{
    /// <summary>A message without signatures.</summary>
    internal static SignatureFacts None { get; } = new();

    /// <summary>The DKIM signatures, top first.</summary>
    public IReadOnlyList<VerifiedSignature> Dkim { get; init; } = [];

    /// <summary>DKIM signatures below those, which were not looked at.</summary>
    public int LeftOut { get; init; }

    /// <summary>The ARC chain.</summary>
    public ArcChain Arc { get; init; } = ArcChain.None;

    /// <summary>The answers about the keys, each once, in the order of the questions.</summary>
    public IReadOnlyList<DnsAnswer> Answers { get; init; } = [];
}
