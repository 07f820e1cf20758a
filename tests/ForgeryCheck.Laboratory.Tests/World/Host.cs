namespace ForgeryCheck.Laboratory.Tests.World;

/// <summary>A host of the laboratory: a network namespace with a name and with addresses of its own.</summary>
/// <remarks>The addresses look public: the analyzer does not ask the DNS about private ones, or about those for documentation.</remarks>
/// <param name="Name">Its name, in the DNS and for itself.</param>
/// <param name="Address">Its IPv4 address.</param>
/// <param name="AddressV6">Its IPv6 address, where it has one.</param>
internal sealed record Host(string Name, string Address, string? AddressV6 = null)
{
    internal static readonly Host NameServer = new("ns.root-servers.net", "104.128.0.53");

    // Four companies. Bieberdorf has one firewall for both directions, Galangal one host for each, Lemongrass a single host for everything. Fennel's mail has
    // to come in by a filter of somebody else, and leaves by its own host.
    internal static readonly Host BieberdorfFirewall = new("firewall.bieberdorf.edu", "104.128.10.1", "2604:4580:10::1");
    internal static readonly Host BieberdorfMail = new("mail.bieberdorf.edu", "104.128.10.20");
    internal static readonly Host BieberdorfDesk = new("desk4.bieberdorf.edu", "104.128.10.114");
    internal static readonly Host GalangalFirewall = new("firewall.galangal.org", "104.129.7.2");
    internal static readonly Host GalangalExchanger = new("mx.galangal.org", "104.129.7.3");
    internal static readonly Host GalangalDesk = new("desk4.galangal.org", "104.129.7.114");
    internal static readonly Host LemongrassMail = new("mail.lemongrass.org", "104.130.3.5", "2604:4580:30::5");
    internal static readonly Host LemongrassNode = new("node7.lemongrass.org", "104.130.3.7");
    internal static readonly Host LemongrassDesk = new("desk4.lemongrass.org", "104.130.3.114");

    internal static readonly Host FennelMail = new("mail.fennel.org", "104.138.6.5");
    internal static readonly Host FennelDesk = new("desk4.fennel.org", "104.138.6.114");

    // Who filters for Fennel, with two hosts.
    internal static readonly Host CarawayFilter = new("filter.caraway.net", "104.137.4.1");
    internal static readonly Host CarawayBackup = new("filter2.caraway.net", "104.137.4.2");

    // An Internet provider, with two of its customers.
    internal static readonly Host SaffronSubmission = new("smtp.saffron.net", "104.132.5.10");
    internal static readonly Host SaffronWebmail = new("webmail.saffron.net", "104.132.5.11");
    internal static readonly Host SaffronCustomer = new("dial17.pool.saffron.net", "104.132.200.17");
    internal static readonly Host Bot = new("dial77.pool.saffron.net", "104.132.200.77");

    // Mediators (RFC 5598 section 5), and one who should not be one.
    internal static readonly Host CardamomForwarder = new("mx.cardamom.org", "104.133.9.4");
    internal static readonly Host NutmegLists = new("lists.nutmeg.org", "104.134.2.2");
    internal static readonly Host SumacBackup = new("mx.sumac.net", "104.135.1.9");
    internal static readonly Host AniseOpenRelay = new("relay.anise.com", "104.136.8.8");

    // The attacker.
    internal static readonly Host Turmeric = new("relay.turmeric.com", "104.131.23.115", "2604:4580:66::115");

    internal static IReadOnlyList<Host> All { get; } =
    [
        NameServer,
        BieberdorfFirewall, BieberdorfMail, BieberdorfDesk,
        GalangalFirewall, GalangalExchanger, GalangalDesk,
        LemongrassMail, LemongrassNode, LemongrassDesk,
        FennelMail, FennelDesk, CarawayFilter, CarawayBackup,
        SaffronSubmission, SaffronWebmail, SaffronCustomer, Bot,
        CardamomForwarder, NutmegLists, SumacBackup, AniseOpenRelay,
        Turmeric,
    ];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
