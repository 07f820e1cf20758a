using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Smtp.Policy;

/// <summary>Which peers may speak for other clients, and which recipients are accepted.</summary>
/// <param name="ProxyPeers">Peers that send PROXY headers.</param>
/// <param name="XclientPeers">Peers allowed to use XCLIENT and XFORWARD.</param>
/// <param name="Recipients">What becomes of mail for which recipients.</param>
internal sealed record AccessPolicy(TrustedPeers ProxyPeers, TrustedPeers XclientPeers, RecipientPolicy Recipients)
{
    /// <summary>Parses the lists in the options.</summary>
    /// <exception cref="FormatException">An entry is invalid; the message names it.</exception>
    internal static AccessPolicy Read(ListenerOptions options) =>
        new(new TrustedPeers(options.TrustProxy, "--trust-proxy"), new TrustedPeers(options.TrustXclient, "--trust-xclient"), new RecipientPolicy(options.Accept, options.Refuse, options.Drop));
}
