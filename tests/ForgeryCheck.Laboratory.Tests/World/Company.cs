using System.Text.Json;

namespace ForgeryCheck.Laboratory.Tests.World;

/// <summary>A company that receives mail, and whose sites file names it and its partners.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Domain">Its mail domain.</param>
/// <param name="MailHost">The host that keeps its mailboxes; here the analyzer runs.</param>
/// <param name="Firewalls">The hosts through which its mail enters and leaves.</param>
/// <param name="Networks">Its networks.</param>
internal sealed record Company(string Name, string Domain, Host MailHost, IReadOnlyList<string> Firewalls, IReadOnlyList<string> Networks)
{
    // The backup exchanger takes mail in for Bieberdorf, as its MX records say.
    internal static readonly Company Bieberdorf = new(
        "Bieberdorf", "bieberdorf.edu", Host.BieberdorfMail,
        [Host.BieberdorfFirewall.Name, Host.SumacBackup.Name], ["104.128.10.0/24", "2604:4580:10::/48"]);

    internal static readonly Company Galangal = new(
        "Galangal", "galangal.org", Host.GalangalExchanger,
        [Host.GalangalFirewall.Name, Host.GalangalExchanger.Name], ["104.129.7.0/24"]);

    internal static readonly Company Lemongrass = new(
        "Lemongrass", "lemongrass.org", Host.LemongrassMail,
        [Host.LemongrassMail.Name], ["104.130.3.0/24", "2604:4580:30::/48"]);

    internal static readonly Company Fennel = new(
        "Fennel", "fennel.org", Host.FennelMail,
        [Host.FennelMail.Name], ["104.138.6.0/24"])
    {
        Gateways = [Host.CarawayFilter.Name, Host.CarawayBackup.Name, "104.137.4.0/28"],
    };

    internal static IReadOnlyList<Company> All { get; } = [Bieberdorf, Galangal, Lemongrass, Fennel];

    /// <summary>The hosts by which its mail has to come in, where they are not its own.</summary>
    internal IReadOnlyList<string> Gateways { get; private init; } = [];

    /// <summary>The sites file as this company writes it: itself, and its partners.</summary>
    /// <param name="withGateways">Whether its gateways are declared there.</param>
    internal string SitesFile(bool withGateways) => JsonSerializer.Serialize(new
    {
        sites = All.Select(company => new
        {
            name = company.Name,
            mine = company == this,
            domains = new[] { company.Domain },
            firewalls = company.Firewalls,
            networks = company.Networks,
            gateways = withGateways && company == this ? company.Gateways : [],
        }),
    });
}
