using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Smtp.Policy;

/// <summary>Who is believed when it speaks of other clients, and whom mail is accepted for.</summary>
/// <param name="ProxyPeers">Who sends PROXY headers.</param>
/// <param name="XclientPeers">Who may send XCLIENT and XFORWARD.</param>
/// <param name="Recipients">Whom mail is accepted for.</param>
internal sealed record AccessPolicy(TrustedPeers ProxyPeers, TrustedPeers XclientPeers, RecipientPolicy Recipients)
{
    /// <summary>Reads the lists of the options.</summary>
    /// <exception cref="FormatException">An entry is wrong; the message names it.</exception>
    internal static AccessPolicy Read(ListenerOptions options) =>
        new(new TrustedPeers(options.TrustProxy), new TrustedPeers(options.TrustXclient), new RecipientPolicy(options.Accept, options.Refuse));
}
