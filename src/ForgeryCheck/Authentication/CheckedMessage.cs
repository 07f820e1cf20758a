using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Authentication;

/// <summary>What is checked of a message.</summary>
/// <param name="Message">The message.</param>
/// <param name="Facts">What is known without the DNS.</param>
/// <param name="Chain">Its chain.</param>
/// <param name="Sites">The declared sites.</param>
internal sealed record CheckedMessage(MailMessage Message, AuthenticationFacts Facts, Chain Chain, Sites Sites)
{
    /// <summary>The client's address, if it is that of an external host on the Internet: not of the reader's own network, and not authenticated.</summary>
    internal HostAddress? Client =>
        Chain.BoundaryHop is { HasPublicAddress: true, IsAuthenticated: false, Line.Address: { } address }
            && !Sites.Mine.Any(site => site.HasInside(address) || site.Firewalls.HasAddress(address))
            ? address
            : null;

    /// <summary>The envelope sender; empty for a bounce, null if it is unknown or not the client's.</summary>
    internal string? Sender => Facts.Sender;

    /// <summary>The client's HELO name.</summary>
    internal string? Helo => Chain.BoundaryHop is { HeloAddress: null } hop ? hop.HeloHost : null;

    /// <summary>How many DKIM signatures the header has.</summary>
    internal int Signatures => Message.Header.Fields.Count(one => Message.Header.Is(one, "DKIM-Signature"u8));

    /// <summary>Whether a trusted host recorded the result of a method.</summary>
    internal bool IsRecorded(AuthMethod method) => Facts.First(method) is not null;
}
