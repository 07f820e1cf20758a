using ForgeryCheck.RuleData;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Web.Access;
using ForgeryCheck.Web.Analysis;
using ForgeryCheck.Web.Api;
using ForgeryCheck.Web.Kept;
using ForgeryCheck.Web.Live;
using ForgeryCheck.Web.Monitoring;
using ForgeryCheck.Web.Options;
using ForgeryCheck.Web.Pages;
using ForgeryCheck.Web.Rspamd;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;

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
        var analysis = Analysis = new MailAnalysis(options, metrics);
        var kept = options.Keep is { } folder ? new KeptReports(folder) : null;
        var sessions = new BrowserSessions(TimeProvider.System);
        var access = new AccessCheck(options, sessions);
        var clients = new ClientLimit(options.Limits.PerClient);
        var check = new MailServerCheck(analysis, options);
        var map = new SiteMap
        {
            Parts = [.. live is null ? Array.Empty<SitePart>() : [new(LivePage.Path, "Live", "All messages")], new(ReportFrame.Path, "Analyze", "Back to the form"), new(RulesPage.Path, "Rules", "All rules")],
            HasSessions = access.NeedsToken,
            OffersLookups = options.NamesOnRequest is not null,
            LooksUpNames = options.Analysis.Names.IsOn,
            KeepsReports = kept is not null,
        };
        List<WebEndpoint> endpoints =
        [
            new PastePage(map),
            new ReportPage(map, analysis, kept, options.Limits, log),
            new RulesPage(map),
            new RulePage(map, files),
            new AssetEndpoint(),
            new AnalyzeEndpoint(analysis, options.Limits),
            new RulesEndpoint(analysis),
            new RuleEndpoint(files, analysis),
            new SchemaEndpoint(files),
            new HealthEndpoint(),
            new ReadyEndpoint(stopping),
            new MetricsEndpoint(metrics),
            new CheckEndpoint(check, options.Limits),
            new PingEndpoint(),
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
                new EventsEndpoint(live.Index, access, stopping),
                new MessagePage(map, live.Index, source, new MessageOpener(analysis, source), options.Limits),
            ]);
        }

        if (access.NeedsToken)
        {
            endpoints.AddRange([new LoginPage(map), new LoginEndpoint(map, access, sessions), new LogoutEndpoint(sessions)]);
        }

        endpoints.Add(new OpenApiEndpoint(() => endpoints.Select(endpoint => endpoint.Info), files, access.NeedsToken));
        Endpoints = endpoints;
        Gate = new Gate(options, access, clients, new ProblemPages(map), metrics, log, path => Methods(endpoints, path));

        // Exim, which asks so, can present no token and speaks no TLS.
        Preface = options.IsGuarded || options.TlsCertificate is not null ? null : new RspamcPreface(new RspamcExchange(check, clients, options.Limits, metrics, log), options.Limits).Before;
    }

    private static string Methods(IEnumerable<WebEndpoint> endpoints, PathString path) => string.Join(", ", endpoints.Select(endpoint => endpoint.Info)
        .Where(info => new TemplateMatcher(TemplateParser.Parse(info.Path), []).TryMatch(path, [])).Select(info => info.Method == HttpMethods.Get ? "GET, HEAD" : info.Method));

    /// <summary>Analyzes what clients submit.</summary>
    internal MailAnalysis Analysis { get; }

    /// <summary>What answers requests.</summary>
    internal IReadOnlyList<WebEndpoint> Endpoints { get; }

    /// <summary>What every request passes first.</summary>
    internal Gate Gate { get; }

    /// <summary>Handles connections that do not speak HTTP; null if there are none.</summary>
    internal Func<ConnectionDelegate, ConnectionDelegate>? Preface { get; }
}
