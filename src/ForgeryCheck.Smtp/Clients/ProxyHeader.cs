using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Clients;

/// <summary>The header a proxy sends ahead of the client's own bytes (HAProxy's PROXY protocol, versions 1 and 2).</summary>
/// <param name="Outcome">The result of parsing; the rest is meaningful only when it is Done.</param>
/// <param name="Used">Length of the header; the bytes after it are the client's.</param>
internal readonly record struct ProxyHeader(ProxyOutcome Outcome, int Used = 0)
{
    /// <summary>Longer headers are rejected, so a first read of this size never has to grow.</summary>
    internal const int MaxLength = 4096;

    /// <summary>The header is incomplete.</summary>
    internal static ProxyHeader NeedMore => new(ProxyOutcome.NeedMore);

    /// <summary>It is not a PROXY header.</summary>
    internal static ProxyHeader Invalid => new(ProxyOutcome.Invalid);

    /// <summary>Whether the proxy speaks for itself (LOCAL): then the peer is the client.</summary>
    internal bool IsLocal { get; init; }

    /// <summary>The client's address; null if the proxy does not know it or speaks for itself.</summary>
    internal HostAddress? Source { get; init; }

    /// <summary>The client's port; null if the address is.</summary>
    internal int? SourcePort { get; init; }

    /// <summary>Parses a header from the bytes received so far; call again with more, from the same start, until it no longer needs more.</summary>
    internal static ProxyHeader Read(ReadOnlySpan<byte> input) =>
        Begins(input, ProxyText.Signature) ? ProxyText.Read(input)
        : Begins(input, ProxyBinary.Signature) ? ProxyBinary.Read(input)
        : Invalid;

    /// <summary>Whether the input starts like a header, which an untrusted peer must not send.</summary>
    internal static bool LooksLikeOne(ReadOnlySpan<byte> input) =>
        input.StartsWith(ProxyText.Signature) || input.StartsWith(ProxyBinary.Signature);

    /// <summary>Whether the input matches the signature, as far as it goes.</summary>
    private static bool Begins(ReadOnlySpan<byte> input, ReadOnlySpan<byte> signature)
    {
        var length = Math.Min(input.Length, signature.Length);
        return input[..length].SequenceEqual(signature[..length]);
    }
}
