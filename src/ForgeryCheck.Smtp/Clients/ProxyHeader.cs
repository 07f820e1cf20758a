using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Clients;

/// <summary>The header that a proxy sends before the client's own bytes (HAProxy's PROXY protocol, versions 1 and 2).</summary>
/// <param name="Outcome">How far the reading came; the rest counts only where it is done.</param>
/// <param name="Used">Bytes of the header; what follows is the client's.</param>
internal readonly record struct ProxyHeader(ProxyOutcome Outcome, int Used = 0)
{
    /// <summary>No header is longer; a first read of this many bytes never has to grow.</summary>
    internal const int MaxLength = 4096;

    /// <summary>The header is not whole yet.</summary>
    internal static ProxyHeader NeedMore => new(ProxyOutcome.NeedMore);

    /// <summary>It is no header.</summary>
    internal static ProxyHeader Invalid => new(ProxyOutcome.Invalid);

    /// <summary>Whether the proxy speaks for itself (LOCAL): the peer is the client.</summary>
    internal bool IsLocal { get; init; }

    /// <summary>The client's address; null where the proxy does not know it or speaks for itself.</summary>
    internal HostAddress? Source { get; init; }

    /// <summary>The client's port; null where the address is.</summary>
    internal int? SourcePort { get; init; }

    /// <summary>Reads a header from what has come so far. Called again with more from the same beginning until it no longer needs more.</summary>
    internal static ProxyHeader Read(ReadOnlySpan<byte> input) =>
        Begins(input, ProxyText.Signature) ? ProxyText.Read(input)
        : Begins(input, ProxyBinary.Signature) ? ProxyBinary.Read(input)
        : Invalid;

    /// <summary>Whether the input begins as a header: what a stranger must not send.</summary>
    internal static bool LooksLikeOne(ReadOnlySpan<byte> input) =>
        input.StartsWith(ProxyText.Signature) || input.StartsWith(ProxyBinary.Signature);

    /// <summary>Whether the input begins with the signature, as far as it goes.</summary>
    private static bool Begins(ReadOnlySpan<byte> input, ReadOnlySpan<byte> signature)
    {
        var length = Math.Min(input.Length, signature.Length);
        return input[..length].SequenceEqual(signature[..length]);
    }
}
