using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Authentication;

/// <summary>What is checked of a message.</summary>
/// <param name="Message">The message.</param>
/// <param name="Facts">What is known without the DNS.</param>
/// <param name="Chain">Its chain.</param>
/// <param name="Sender">The envelope sender; null if it is unknown or not the client's.</param>
internal sealed record CheckedMessage(MailMessage Message, AuthenticationFacts Facts, Chain Chain, string? Sender)
{
    /// <summary>The client's address, if it is that of a host on the Internet that did not authenticate itself.</summary>
    internal HostAddress? Client =>
        Chain.BoundaryHop is { HasPublicAddress: true, Line.IsAuthenticated: false } hop ? hop.Line.Address : null;

    /// <summary>The client's HELO name.</summary>
    internal string? Helo => Chain.BoundaryHop is { HeloAddress: null } hop ? hop.HeloHost : null;

    /// <summary>How many DKIM signatures the header has.</summary>
    internal int Signatures => Message.Header.Fields.Count(one => Message.Header.Is(one, "DKIM-Signature"u8));

    /// <summary>Whether a trusted host recorded the result of a method.</summary>
    internal bool IsRecorded(AuthMethod method) => Facts.First(method) is not null;
}
