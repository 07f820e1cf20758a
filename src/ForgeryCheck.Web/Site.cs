using ForgeryCheck.RuleData;
using ForgeryCheck.Scoring;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Web.Access;
using ForgeryCheck.Web.Analysis;
using ForgeryCheck.Web.Api;
using ForgeryCheck.Web.Kept;
using ForgeryCheck.Web.Live;
using ForgeryCheck.Web.Monitoring;
using ForgeryCheck.Web.Options;
using ForgeryCheck.Web.Pages;
using ForgeryCheck.Web.Serving;

namespace ForgeryCheck.Web;

/// <summary>Wires up everything that answers requests; each part is handed only what it needs.</summary>
internal sealed class Site
{
    /// <summary>Wires up the parts.</summary>
    /// <param name="options">The options of the server.</param>
    /// <param name="metrics">The counters.</param>
    /// <param name="log">The log.</param>
    /// <param name="live">The window on a listener; null if there is none.</param>
    /// <param name="stopping">Cancelled once the server is stopping.</param>
    internal Site(WebOptions options, WebMetrics metrics, IListenerLog log, LiveWindow? live, CancellationToken stopping)
    {
        var files = new RuleFiles(options.Analysis.RulesFolder);
        var weights = Weights.Read(files).Rules;
        var analysis = new MailAnalysis(options, metrics);
        var kept = options.Keep is { } folder ? new KeptReports(folder) : null;
        var sessions = new BrowserSessions(TimeProvider.System);
        var access = new AccessCheck(options, sessions);
        var map = new SiteMap
        {
            Parts = [.. live is null ? Array.Empty<SitePart>() : [new(LivePage.Path, "Live")], new(ReportFrame.Path, "Analyze"), new(RulesPage.Path, "Rules")],
            HasSessions = access.NeedsToken,
            OffersLookups = options.NamesOnRequest is not null,
            LooksUpNames = options.Analysis.Names.IsOn,
            KeepsReports = kept is not null,
        };
        List<WebEndpoint> endpoints =
        [
            new PastePage(map),
            new ReportPage(map, analysis, kept, options.Limits),
            new RulesPage(map),
            new RulePage(map, files),
            new AssetEndpoint(),
            new AnalyzeEndpoint(analysis, options.Limits),
            new RulesEndpoint(weights),
            new RuleEndpoint(files, weights),
            new SchemaEndpoint(files),
            new HealthEndpoint(),
            new ReadyEndpoint(stopping),
            new MetricsEndpoint(metrics),
        ];
        if (kept is not null)
        {
            endpoints.Add(new KeptReportPage(kept));
        }

        if (live is not null)
        {
            var source = new MessageSource(live);
            endpoints.AddRange(
            [
                new LivePage(map, live.Index),
                new RowsEndpoint(live.Index),
                new EventsEndpoint(live.Index, stopping),
                new MessagePage(map, live.Index, source, new ReportAgain(analysis, source), options.Limits),
            ]);
        }

        if (access.NeedsToken)
        {
            endpoints.AddRange([new LoginPage(map), new LoginEndpoint(map, access, sessions), new LogoutEndpoint(sessions)]);
        }

        endpoints.Add(new OpenApiEndpoint(() => endpoints.Select(endpoint => endpoint.Info), files, access.NeedsToken));
        Endpoints = endpoints;
        Gate = new Gate(options, access, new ProblemPages(map), metrics, log);
    }

    /// <summary>What answers requests.</summary>
    internal IReadOnlyList<WebEndpoint> Endpoints { get; }

    /// <summary>What every request passes first.</summary>
    internal Gate Gate { get; }
}
