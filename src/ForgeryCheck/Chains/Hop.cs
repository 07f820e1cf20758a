using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Chains;

/// <summary>What one Received line says happened: at a time, a client handed the message to a server.</summary>
public sealed class Hop
{
    /// <summary>The number of the line: 1 is the top one, the newest.</summary>
    public required int Number { get; init; }

    /// <summary>The line.</summary>
    public required ReceivedLine Line { get; init; }

    /// <summary>The header field that contains it.</summary>
    public required HeaderField Field { get; init; }

    /// <summary>The index of that field among all fields of the header.</summary>
    public required int FieldIndex { get; init; }

    /// <summary>Seconds from the line below to this one; negative if the clock ran backwards; null if either has no time.</summary>
    public double? DelaySeconds { get; init; }

    /// <summary>How far the line can be believed. Set once, by the chain's builder, when it has found the boundary.</summary>
    public HopStatus Status { get; internal set; }

    /// <summary>Whether the line came from the client at the hand-over, forged or not.</summary>
    public bool IsClaimed => Status is HopStatus.Claimed or HopStatus.Forged;

    /// <summary>The client's HELO name in lower case, without brackets and trailing dot; null if there is none.</summary>
    public string? HeloHost { get; init; }

    /// <summary>The HELO as an address, if it is one, bracketed or bare.</summary>
    public HostAddress? HeloAddress { get; init; }

    /// <summary>The client's recorded reverse name in lower case, without a trailing dot; null if there is none.</summary>
    public string? ReverseHost { get; init; }

    /// <summary>The writing host's name in lower case, without brackets and trailing dot; null if there is none.</summary>
    public string? ByHost { get; init; }

    /// <summary>The writing host's address, even if it takes the place of the name ("by 2002:a05:...").</summary>
    public HostAddress? ByAddress { get; init; }

    /// <summary>The organisation of <see cref="HeloHost"/>; null for an address or an unqualified name.</summary>
    public string? HeloOrganisation { get; init; }

    /// <summary>The organisation of <see cref="ReverseHost"/>.</summary>
    public string? ReverseOrganisation { get; init; }

    /// <summary>The organisation of <see cref="ByHost"/>.</summary>
    public string? ByOrganisation { get; init; }

    /// <summary>The kind of the client's address; null if the line has none.</summary>
    public AddressKind? AddressKind { get; init; }

    /// <summary>Whether the client's address is that of a host on the Internet. Documentation addresses count as such.</summary>
    public bool HasPublicAddress => AddressKind is Hosts.AddressKind.Public or Hosts.AddressKind.Documentation;

    /// <summary>Whether the client's address is one used only inside a host or a network.</summary>
    public bool HasInternalAddress => AddressKind is { } kind && SpecialAddresses.IsInternal(kind);

    /// <summary>
    /// Whether the client's address is in the server's own network. Behind carrier-grade NAT are the provider's customers (RFC 6598 section 1):
    /// networks that use 100.64.0.0/10 internally have to be declared.
    /// </summary>
    internal bool IsInsideNetwork => HasInternalAddress && AddressKind != Hosts.AddressKind.SharedNat;

    /// <summary>Whether the line identifies a client at all, by name or by address.</summary>
    public bool HasClient => HeloHost is not null || ReverseHost is not null || Line.Address is not null;

    /// <summary>
    /// Whether the server forward-confirmed the reverse name (<see cref="ConfirmedNames"/>): the holder of an address may give it any name, so an
    /// unconfirmed one proves nothing.
    /// </summary>
    public bool IsReverseNameConfirmed { get; init; }

    /// <summary>
    /// Whether the client authenticated, as the line says. The listener's own line is not meant: it accepts any user and password, or none, so there the
    /// client is a stranger all the same.
    /// </summary>
    public bool IsAuthenticated { get; init; }

    /// <summary>Whether the line records a fetch from the reader's mailbox (fetchmail, getmail) rather than a delivery.</summary>
    public bool IsFetch
    {
        get
        {
            var with = Line.Raw(TraceField.With);
            return StartsWith(with, "POP"u8) || StartsWith(with, "IMAP"u8) || StartsWith(with, "getmail"u8)
                || Line.Product is ProductName.Fetchmail or ProductName.Getmail;
        }
    }

    /// <summary>
    /// Whether the line is Exchange's for a message that a program left as a file in its pickup directory. The server removes the Received lines of
    /// such a file and keeps the other fields, as resubmitted messages of public lists show.
    /// </summary>
    internal bool IsPickup => Line.Kind == ReceivedKind.Local && Line.Product == ProductName.Exchange && HeloHost == "pickup";

    /// <summary>Whether the message came by LMTP in any form (RFC 3848).</summary>
    public bool IsLmtp => StartsWith(Line.Raw(TraceField.With), "LMTP"u8) || StartsWith(Line.Raw(TraceField.With), "UTF8LMTP"u8);

    /// <summary>The client as a reader would call it: its reverse name, HELO or address, in that order of preference.</summary>
    internal string Client
    {
        get
        {
            var name = ReverseHost ?? HeloHost;
            var address = Line.Address?.ToString();
            return name is null ? address ?? "no client" : address is null || address == name ? name : $"{name} ({address})";
        }
    }

    /// <summary>The writing host as a reader would call it.</summary>
    internal string Server => ByHost ?? ByAddress?.ToString() ?? "a host without a name";

    /// <summary>The same hop after a verdict that its line was forged.</summary>
    internal Hop AsForged()
    {
        var forged = (Hop)MemberwiseClone();
        forged.Status = HopStatus.Forged;
        return forged;
    }

    /// <summary>The address, if a host name is one; else null.</summary>
    internal static HostAddress? AddressIn(string? host) =>
        // Few names begin with a digit or contain a colon, as addresses do.
        host is not null && (char.IsAsciiDigit(host[0]) || host.Contains(':', StringComparison.Ordinal)) && HostAddress.TryParse(host, out var address) ? address : null;

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> start) =>
        text.Length >= start.Length && System.Text.Ascii.EqualsIgnoreCase(text[..start.Length], start);
}
