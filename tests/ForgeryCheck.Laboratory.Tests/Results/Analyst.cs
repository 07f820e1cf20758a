using System.Text.Json;
using ForgeryCheck.Laboratory.Tests.Machine;
using ForgeryCheck.Laboratory.Tests.Servers;
using ForgeryCheck.Laboratory.Tests.World;

namespace ForgeryCheck.Laboratory.Tests.Results;

/// <summary>Runs the program as the receiver of the mail does: on the host with the mailboxes, with its DNS and a sites file.</summary>
internal static class Analyst
{
    /// <summary>What the program says of some of a company's mail, by the files.</summary>
    /// <param name="site">The laboratory.</param>
    /// <param name="company">The company.</param>
    /// <param name="files">The messages.</param>
    /// <param name="byOption">Whether the company declares its gateways with --gateway, and not in its sites file.</param>
    internal static async Task<IReadOnlyDictionary<string, Report>> AnalyzeAsync(Premises site, Company company, IEnumerable<string> files, bool byOption = false)
    {
        var sites = Path.Combine(site.Root, $"sites-{company.Domain}.json");
        await File.WriteAllTextAsync(sites, company.SitesFile(withGateways: !byOption));
        var run = await Network.RunAsync(
            company.MailHost, Path.Combine(AppContext.BaseDirectory, "forgerycheck"),
            [
                "analyze", "--format", "ndjson", "--dns", "live", "--resolver", Host.NameServer.Address, "--sites", sites,
                "--trust", $".{company.Domain}", "--fail-on", "never", "--no-progress",
                .. byOption ? company.Gateways.SelectMany(gateway => (string[])["--gateway", gateway]) : [], .. files,
            ]);
        await File.WriteAllTextAsync(Path.Combine(site.Root, $"reports-{company.Domain}.ndjson"), run.Succeeded().Output);
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(json => json.GetProperty("source").GetString()!, Report.Read);
    }
}
