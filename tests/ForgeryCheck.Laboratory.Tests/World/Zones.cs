using System.Net;

namespace ForgeryCheck.Laboratory.Tests.World;

/// <summary>What the DNS of the laboratory says.</summary>
internal static class Zones
{
    internal static IReadOnlyList<Zone> All { get; } =
    [
        Domain(
            "bieberdorf.edu",
            """
            @       IN MX  10 firewall
            @       IN MX  20 mx.sumac.net.
            @       IN TXT "v=spf1 ip4:104.128.10.1 ip6:2604:4580:10::1 -all"
            _dmarc  IN TXT "v=DMARC1; p=reject; adkim=s; rua=mailto:dmarc@bieberdorf.edu"
            firewall IN TXT "v=spf1 a -all"
            news    IN MX  10 firewall
            news    IN TXT "v=spf1 redirect=bieberdorf.edu"
            """),
        Domain(
            "galangal.org",
            """
            @       IN MX  10 mx
            @       IN TXT "v=spf1 a:firewall.galangal.org -all"
            _dmarc  IN TXT "v=DMARC1; p=quarantine"
            firewall IN TXT "v=spf1 a -all"
            post    IN CNAME @
            """),
        Domain(
            "lemongrass.org",
            """
            @       IN MX  10 mail
            @       IN TXT "v=spf1 mx -all"
            _dmarc  IN TXT "v=DMARC1; p=none"
            six     IN MX  10 mail6
            mail6   IN AAAA 2604:4580:30::5
            """),
        Domain(
            "fennel.org",
            """
            @       IN MX  10 filter.caraway.net.
            @       IN MX  20 filter2.caraway.net.
            @       IN TXT "v=spf1 a:mail.fennel.org -all"
            _dmarc  IN TXT "v=DMARC1; p=quarantine"
            mail    IN TXT "v=spf1 a -all"
            """),
        Domain("caraway.net", "@ IN TXT \"v=spf1 a:filter.caraway.net a:filter2.caraway.net -all\""),
        Domain(
            "saffron.net",
            """
            @       IN MX  10 smtp
            @       IN TXT "v=spf1 include:_spf.saffron.net ~all"
            _spf    IN TXT "v=spf1 a:smtp.saffron.net -all"
            """),
        Domain(
            "cardamom.org",
            """
            @       IN TXT "v=spf1 a:mx.cardamom.org -all"
            alumni  IN MX  10 mx
            alumni  IN TXT "v=spf1 redirect=cardamom.org"
            plain   IN MX  10 mx
            """),
        Domain(
            "nutmeg.org",
            """
            lists   IN MX  10 lists
            lists   IN TXT "v=spf1 a -all"
            """),
        Domain("sumac.net", "@ IN TXT \"v=spf1 a:mx.sumac.net -all\""),
        Domain("anise.com", "@ IN TXT \"v=spf1 a:relay.anise.com -all\""),
        Domain(
            "turmeric.com",
            """
            @       IN MX  10 relay
            @       IN TXT "v=spf1 a:relay.turmeric.com -all"
            _dmarc  IN TXT "v=DMARC1; p=reject"
            """),
        new("in-addr.arpa", Lines(Host.All.Select(host => $"{ReverseNameV4(host.Address)} IN PTR {host}."))),
        new("ip6.arpa", Lines(Host.All.Where(host => host.AddressV6 is not null).Select(host => $"{ReverseNameV6(host.AddressV6!)} IN PTR {host}."))),

        // The root: every other name is answered with NXDOMAIN.
        new("", "root-servers.net IN TXT \"the laboratory\""),
    ];

    private static Zone Domain(string name, string records) => new(name, Lines(
    [
        records,
        .. Host.All.Where(host => host.Name.EndsWith($".{name}", StringComparison.Ordinal)).SelectMany(AddressesOf),
        .. Keys.All.Where(key => key.Domain.EndsWith(name, StringComparison.Ordinal)).Select(key => $"{key.Name}. IN TXT {Strings(key.Record)}"),
    ]));

    private static IEnumerable<string> AddressesOf(Host host) =>
        host.AddressV6 is { } v6 ? [$"{host}. IN A {host.Address}", $"{host}. IN AAAA {v6}"] : [$"{host}. IN A {host.Address}"];

    private static string ReverseNameV4(string address) => string.Join('.', address.Split('.').Reverse()) + ".in-addr.arpa.";

    // RFC 3596 section 2.5: a label a nibble.
    private static string ReverseNameV6(string address) =>
        string.Join('.', Convert.ToHexStringLower(IPAddress.Parse(address).GetAddressBytes()).Reverse()) + ".ip6.arpa.";

    // RFC 1035 section 3.3: a string of a TXT record holds 255 octets.
    private static string Strings(string text) => string.Join(' ', text.Chunk(255).Select(part => $"\"{new string(part)}\""));

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
