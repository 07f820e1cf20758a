using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Analysis;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Reporting;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>A listener without a network that analyzes.</summary>
internal sealed class AnalyzedBed : IReportSink, IAsyncDisposable
{
    private readonly List<Report> _reports = [];
    private readonly List<MailMessage> _messages = [];
    private readonly ListenerMetrics _metrics = new();

    internal AnalyzedBed(ForgedAction action, AnalyzeMode mode, string? authservId = null, int queue = 1000, INameService? names = null, IReadOnlyList<string>? drop = null)
    {
        var analysis = new AnalyzerOptions { Names = names ?? NamesOff.Instance };
        var options = new ListenerOptions { OnForged = action, Analyze = mode, QueueLength = queue, Jobs = 1 };
        Analyzer = new MessageAnalyzer(new Analyzer(analysis), options, this, new Telemetry(new SilentLog(), _metrics));
        Bed = new TestBed(o => o with { OnForged = action, Analyze = mode, AuthservId = authservId, Analysis = analysis, Drop = drop ?? [] }) { Analyzer = Analyzer, Patience = TimeSpan.FromMilliseconds(20) };
    }

    internal MessageAnalyzer Analyzer { get; }

    internal TestBed Bed { get; }

    /// <summary>Waited for before a report is taken.</summary>
    internal Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>What was reported.</summary>
    internal IReadOnlyList<Report> Reports
    {
        get
        {
            lock (_reports)
            {
                return [.. _reports];
            }
        }
    }

    /// <summary>What was analyzed.</summary>
    internal IReadOnlyList<MailMessage> Messages
    {
        get
        {
            lock (_reports)
            {
                return [.. _messages];
            }
        }
    }

    public void Write(MailMessage message, Report report)
    {
        Gate.Wait();
        lock (_reports)
        {
            _reports.Add(report);
            _messages.Add(message);
        }
    }

    public void Flush()
    {
    }

    public async ValueTask DisposeAsync()
    {
        await Analyzer.DisposeAsync();
    }
}
