using ForgeryCheck.Chains;
using ForgeryCheck.Hosts;
using ForgeryCheck.Sentences;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts;

/// <summary>One end of a hop, the client or the server, as the line records it.</summary>
/// <param name="Name">The name that the host gives itself: HELO, or "by".</param>
/// <param name="ReverseName">The name of its address, as looked up by the receiving host; null for a server.</param>
/// <param name="Address">Its address.</param>
internal readonly record struct HostEnd(string? Name, string? ReverseName, HostAddress? Address)
{
    /// <summary>The host that handed the message over.</summary>
    internal static HostEnd Client(Hop hop) => new(hop.Line.Helo, hop.Line.ReverseName, hop.Line.Address);

    /// <summary>The host that wrote the line.</summary>
    internal static HostEnd Server(Hop hop) => new(hop.Line.By, null, hop.Line.ByAddress);

    /// <summary>
    /// Whether it can be decided if the end is outside a site: it has a public address, or a name with a domain and no private address. Private
    /// addresses and bare names are used in every site, so they do not say where the host is.
    /// </summary>
    internal bool IsTellable => Address is { } address
        ? !IsInternal(address)
        : IsFullName(ReverseName) || IsFullName(Name);

    /// <summary>The end as a reader would call it: "c.example.net [192.0.2.7]".</summary>
    public override string ToString()
    {
        var name = ReverseName is null && Name is null ? null : MailText.Clip(ReverseName ?? Name);
        return (name, Address) switch
        {
            (null or "", null) => "an unnamed host",
            (null or "", { } address) => $"[{address}]",
            ({ } text, null) => text,
            ({ } text, { } address) => text.Contains(address.ToString(), StringComparison.OrdinalIgnoreCase) ? text : $"{text} [{address}]",
        };
    }

    /// <summary>Whether a claimed line records a client that handed the message over by SMTP.</summary>
    internal static bool HasClientBelow(Chain chain)
    {
        foreach (var hop in chain.Claimed)
        {
            if (hop.HasClient && hop.Line.Kind == ReceivedKind.Smtp)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an address is used inside sites only, or by no host at all.</summary>
    internal static bool IsInternal(HostAddress address) =>
        AddressFacts.Kind(address) is var kind && (SpecialAddresses.IsInternal(kind) || kind is AddressKind.Unspecified or AddressKind.Broadcast);

    /// <summary>Whether a name has a domain, and so an identifiable owner.</summary>
    internal static bool IsFullName(string? name)
    {
        var text = name?.TrimEnd('.');
        return text is { Length: > 3 } && text[0] != '[' && text.IndexOf('.', StringComparison.Ordinal) > 0
            && !HostAddress.TryParse(text, out _)
            && !text.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
            && !text.EndsWith(".localdomain", StringComparison.OrdinalIgnoreCase)
            && !text.EndsWith(".internal", StringComparison.OrdinalIgnoreCase)
            && !text.EndsWith(".lan", StringComparison.OrdinalIgnoreCase);
    }
}
