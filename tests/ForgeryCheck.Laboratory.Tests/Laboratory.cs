using System.Text;
using ForgeryCheck.Laboratory.Tests.Machine;
using ForgeryCheck.Laboratory.Tests.Paths;
using ForgeryCheck.Laboratory.Tests.Results;
using ForgeryCheck.Laboratory.Tests.Servers;
using ForgeryCheck.Laboratory.Tests.World;

namespace ForgeryCheck.Laboratory.Tests;

/// <summary>
/// Four companies and some strangers, each with real mail servers, on an Internet of their own. It is built once: all mail is sent, what arrives is
/// analyzed by its receiver with the DNS of that Internet, and everything is taken down again.
/// </summary>
public sealed class Laboratory : IAsyncLifetime
{
    // Each of two cores has enough to do with one client.
    private const int Clients = 3;

    private readonly Dictionary<string, Report> _reports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Report> _byOption = new(StringComparer.Ordinal);

    internal static IReadOnlyList<MailPath> Paths { get; } = [.. HonestPaths.All, .. ForgedPaths.All];

    /// <summary>Where each run leaves a folder with the mail, the logs and a table of the results; null where nothing stays.</summary>
    private static string? Kept { get; } = Environment.GetEnvironmentVariable("FORGERYCHECK_LABORATORY");

    internal Report ReportOf(string path) => _reports[path];

    /// <summary>The report of a company that declares its gateways with --gateway.</summary>
    internal Report ReportByOption(string path) => _byOption[path];

    public async Task InitializeAsync()
    {
        if (Programs.WhyNot is not null)
        {
            return;
        }

        // No temporary folder of .NET's: mail servers give root up, and have to get in.
        var root = Directory.CreateDirectory(Path.Combine(Kept ?? Path.GetTempPath(), $"fc-laboratory-{DateTimeOffset.UtcNow:yyyyMMdd-HHmmss}-{Environment.ProcessId}")).FullName;
        try
        {
            await RunAsync(new Premises(root, [.. Paths.Select(path => path.Name)]));
        }
        finally
        {
            if (Kept is null)
            {
                Directory.Delete(root, recursive: true);
            }
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task RunAsync(Premises site)
    {
        await using var network = await Network.BuildAsync(Host.All, Host.NameServer);
        await NsdServer.StartAsync(site.Root);
        await Task.WhenAll(MailServers.Others.Select(server => server.StartAsync(site)));

        var early = Paths.Where(path => path.IsSentEarly).ToList();
        await SendAsync(early, new Arrivals(new Dictionary<string, string>()));
        await UntilLoggedAsync(Host.SumacBackup, "status=deferred", "the backup exchanger finds the first one down");
        await UntilLoggedAsync(Host.CarawayBackup, "status=sent", "the backup filter hands the message on");
        await Task.WhenAll(MailServers.FirstExchangers.Select(server => server.StartAsync(site)));

        var honest = Paths.Where(path => !path.Truth.IsForged).ToList();
        await SendAsync(honest.Except(early), new Arrivals(new Dictionary<string, string>()));
        var arrivals = await ReceiveAsync(site, honest);

        var forged = Paths.Where(path => path.Truth.IsForged).ToList();
        await SendAsync(forged, arrivals);
        await ReceiveAsync(site, forged);

        foreach (var company in Company.All)
        {
            await AnalyzeAsync(site, company, _reports);
        }

        foreach (var company in Company.All.Where(company => company.Gateways.Count > 0))
        {
            await AnalyzeAsync(site, company, _byOption, byOption: true);
        }

        if (Kept is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(site.Root, "results.md"), ResultTable.Of(Paths, ReportOf));
        }
    }

    private static Task SendAsync(IEnumerable<MailPath> paths, Arrivals arrivals) => Parallel.ForEachAsync(
        paths, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (path, _) => await path.Sent(path.Address, arrivals).SendAsync());

    private static async Task<Arrivals> ReceiveAsync(Premises site, IReadOnlyList<MailPath> paths)
    {
        string? FileOf(MailPath path) => site.Find(path.Receiver.Domain, path.Name);
        await Waiting.UntilAsync(
            () => paths.All(path => FileOf(path) is not null),
            () => $"these arrive: {string.Join(", ", paths.Where(path => FileOf(path) is null).Select(path => path.Name))}\n{Logs()}");
        return new Arrivals(paths.ToDictionary(path => path.Name, path => File.ReadAllText(FileOf(path)!, Encoding.Latin1)));
    }

    private static Task UntilLoggedAsync(Host host, string words, string what)
    {
        var server = MailServers.Others.Single(server => server.Host == host);
        return Waiting.UntilAsync(() => server.Log.Contains(words, StringComparison.Ordinal), () => $"{what}\n{Logs()}");
    }

    private static string Logs() => string.Join('\n', MailServers.Others.Concat(MailServers.FirstExchangers).Select(server =>
        $"== {server.Host}\n{string.Join('\n', server.Log.Split('\n').TakeLast(20))}"));

    private static async Task AnalyzeAsync(Premises site, Company company, Dictionary<string, Report> reports, bool byOption = false)
    {
        var paths = Paths.Where(path => path.Receiver == company).ToDictionary(path => site.Find(company.Domain, path.Name)!);
        foreach (var (file, report) in await Analyst.AnalyzeAsync(site, company, paths.Keys, byOption))
        {
            // A bounce holds the message that came back, which is reported, too.
            if (paths.TryGetValue(file, out var path))
            {
                reports[path.Name] = report;
            }
        }
    }
}
