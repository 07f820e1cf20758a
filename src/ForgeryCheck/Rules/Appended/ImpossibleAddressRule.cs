using System.Buffers;
using System.Globalization;
using ForgeryCheck.Hosts;

namespace ForgeryCheck.Rules.Appended;

/// <summary>
/// FC207: the client's address in a claimed line is one that no client can have: malformed (an octet above 255, a leading zero), unspecified,
/// multicast, reserved. Private addresses are fine: mail starts inside networks. Documentation addresses are only noted: somebody usually hid the real
/// one before showing the header.
/// </summary>
internal sealed class ImpossibleAddressRule : IRule
{
    // Clients use no ports below (RFC 6335 section 6: system ports are assigned).
    private const int LeastPort = 1024;

    private static readonly SearchValues<char> DigitsAndDots = SearchValues.Create("0123456789.");

    private static readonly string[] Innocent =
    [
        "The address was replaced later to hide the real one.",
        "The line was damaged.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC207", "impossible-address", RuleFamily.Appended, FindingKind.Contradiction,
        "The client's address in a line is one that no client can have",
        OnTrusted: "A trusted host wrote this line, so either the address was altered in this copy, or the host recorded it wrongly.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        List<int>? examples = null;
        foreach (var hop in facts.Chain.Claimed)
        {
            var line = hop.Line;
            if (line.Address is { } address)
            {
                if (AddressFacts.Kind(address) == AddressKind.Documentation)
                {
                    (examples ??= []).Add(hop.Number);
                }

                if (Impossible(AddressFacts.Kind(address)) is var (grade, what) && !IsProvidersOwn(facts, hop, address))
                {
                    sink.Add(Say(facts, hop, address.ToString(), grade, $"{what}, which no client on the Internet can have"));
                }
                else
                {
                    sink.Agree(Info, hop);
                }
            }
            else if ((line.Faults & LineFaults.BadAddress) != 0 && line.Text(TraceField.Address) is { } text && (IsQuad(text) || IsGroups(text)))
            {
                sink.Add(Say(
                    facts, hop, text, "malformed",
                    IsQuad(text) ? "not a valid address: a host writes four plain numbers from 0 to 255" : "not a valid IPv6 address (RFC 4291 section 2.2)"));
            }
        }

        if (examples is not null)
        {
            sink.Add(FindingOn.Chain(
                Info, facts, examples,
                examples.Count == 1
                    ? $"The client's address in line {examples[0]} is reserved for documentation (RFC 5737, RFC 3849). It probably replaces the real one."
                    : $"The clients' addresses in lines {string.Join(", ", examples.Take(examples.Count - 1))} and {examples[^1]} are reserved for documentation (RFC 5737, RFC 3849). They probably replace the real ones.",
                Innocent, [("kind", "documentation")], null, FindingKind.Note) with
            { Fact = "documentation" });
        }
    }

    private Finding Say(MessageFacts facts, Hop hop, string address, string grade, string what) =>
        FindingOn.Line(
            Info, facts, hop, TraceField.Address,
            $"Line {hop.Number} gives {MailText.Quote(address)} as the client's address. That is {what}. A host takes the client's address from the connection.",
            Innocent, [("address", address), ("by", hop.Line.By), ("kind", grade)], grade);

    private static (string Grade, string What)? Impossible(AddressKind kind) => kind switch
    {
        AddressKind.Unspecified => ("unspecified", "the unspecified address (\"this host\", RFC 1122 section 3.2.1.3)"),
        AddressKind.Multicast => ("multicast", "a multicast address (RFC 5771)"),
        AddressKind.Reserved => ("reserved", "a reserved address"),
        AddressKind.Broadcast => ("reserved", "the broadcast address (RFC 919)"),
        _ => null,
    };

    // Microsoft's hosts write "from 255.255.255.255 (255.255.255.255)" for mail that came over no connection; QQ's hide the client's address behind a
    // number above 255.0.0.0.
    private static bool IsProvidersOwn(MessageFacts facts, Hop hop, HostAddress address) =>
        !address.IsV6 && address.Bits >> 24 == 255
        && (facts.ProviderOf(hop).ByHost is { Name: "Microsoft" } ? address.Bits == uint.MaxValue : hop.ByOrganisation == "qq.com");

    private static bool MayHavePort(ReadOnlySpan<char> quad) =>
        quad.Count('.') == 4 && int.TryParse(quad[(quad.LastIndexOf('.') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= LeastPort and <= ushort.MaxValue;

    // Text in brackets that is meant as an IPv6 address: "IPv6:2001:db8::12345", "1:2:3:4:5:6:7:8:9".
    private static bool IsGroups(string text) => (text.AsSpan().Count(':') >= 2 || text.StartsWith("IPv6:", StringComparison.OrdinalIgnoreCase)) && text[0] is not ('-' or '/') && !text.Contains(' ', StringComparison.Ordinal);

    // Names, negative numbers and template remnants are left to FC314; "10.0.8.6.13219" is how old Exim writes a port, which is that of a client.
    private static bool IsQuad(string text)
    {
        var quad = text.AsSpan().Trim().Trim("[]()");
        return (quad.Count('.') is 2 or 3 || (quad.Count('.') > 3 && !MayHavePort(quad))) && quad.Length is >= 7 and <= 23 && !quad.ContainsAnyExcept(DigitsAndDots)
            && quad[0] != '.' && quad[^1] != '.' && !quad.Contains("..", StringComparison.Ordinal);
    }
}
