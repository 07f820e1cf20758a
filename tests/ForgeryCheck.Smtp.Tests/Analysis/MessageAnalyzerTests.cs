using System.Collections.Concurrent;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Analysis;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Reporting;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Analysis;

public sealed class MessageAnalyzerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TestMessages.Store _store = new();
    private readonly ListenerMetrics _metrics = new();
    private readonly ListenerLog _log = TestMessages.NoLog();
    private readonly Sink _sink = new();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Each_message_is_reported_once(int jobs)
    {
        await using var analyzer = Make(new ListenerOptions { Jobs = jobs });
        for (var i = 0; i < 1000; i++)
        {
            analyzer.Add(TestMessages.Message($"{i}"), $"{i}", _store);
        }

        await analyzer.StopAsync(Patience);

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"{i}").Order(), _store.Reported.Order());
        Assert.Equal(1000, _sink.Written.Count);
        Assert.True(_sink.Flushed);
    }

    [Fact]
    public async Task A_full_queue_says_so_and_loses_nothing()
    {
        var names = new GatedNames();
        await using var analyzer = Make(new ListenerOptions { Jobs = 1, QueueLength = 2, Analysis = new AnalyzerOptions { Names = names } });
        for (var i = 0; i < 100; i++)
        {
            analyzer.Add(TestMessages.Message($"{i}"), $"{i}", _store);
        }

        Assert.True(analyzer.IsFull);
        Assert.False(await analyzer.WaitForRoomAsync(TimeSpan.Zero));
        var room = analyzer.WaitForRoomAsync(Patience).AsTask();
        names.Open();
        Assert.True(await room);
        await analyzer.StopAsync(Patience);

        Assert.False(analyzer.IsFull);
        Assert.Equal(100, _store.Reported.Count);
    }

    [Fact]
    public async Task Headers_that_are_huge_fill_the_queue_too()
    {
        await using var analyzer = Make(new ListenerOptions { Jobs = 1, Analysis = new AnalyzerOptions { Names = new GatedNames() } });
        var huge = TestMessages.Message("1", new string('x', 900_000));
        for (var i = 0; i < 200; i++)
        {
            analyzer.Add(huge, "1", _store);
        }

        Assert.True(analyzer.IsFull);
    }

    [Fact]
    public async Task What_is_not_finished_in_time_stays_without_report()
    {
        await using var analyzer = Make(new ListenerOptions { Jobs = 1, Analysis = new AnalyzerOptions { Names = new GatedNames() } });
        analyzer.Add(TestMessages.Message("1"), "1", _store);

        await analyzer.StopAsync(TimeSpan.FromMilliseconds(1));

        Assert.Empty(_store.Reported);
    }

    [Fact]
    public async Task Messages_of_an_earlier_run_come_last_and_are_read_one_by_one()
    {
        await using var analyzer = Make(new ListenerOptions { Jobs = 1 });
        var read = 0;
        analyzer.Restore(Enumerable.Range(0, 100).Select(i =>
        {
            read++;
            return TestMessages.Message($"old{i}");
        }), _store);

        Assert.True(SpinWait.SpinUntil(() => _sink.Written.Count == 100, Patience));
        analyzer.Add(TestMessages.Message("new"), "new", _store);
        await analyzer.StopAsync(Patience);

        Assert.Equal(100, read);
        Assert.Equal(101, _store.Reported.Count);
    }

    [Fact]
    public async Task A_store_that_breaks_off_ends_the_restoring_alone()
    {
        await using var analyzer = Make(new ListenerOptions { Jobs = 1 });
        analyzer.Restore(Enumerable.Range(0, 10).Select(i => i < 2 ? TestMessages.Message($"old{i}") : throw new IOException("Input/output error")), _store);
        Assert.True(SpinWait.SpinUntil(() => _sink.Written.Count == 2, Patience));
        analyzer.Add(TestMessages.Message("new"), "new", _store);
        await analyzer.StopAsync(Patience);

        Assert.Equal(3, _store.Reported.Count);
    }

    [Fact]
    public async Task A_fault_in_one_analysis_leaves_the_others_alone()
    {
        await using var analyzer = Make(new ListenerOptions { Jobs = 1, Analysis = new AnalyzerOptions { Names = new FaultyNames() } });
        for (var i = 0; i < 10; i++)
        {
            analyzer.Add(TestMessages.Message($"{i}"), $"{i}", _store);
        }

        await analyzer.StopAsync(Patience);

        Assert.Equal(9, _store.Reported.Count);
    }

    [Fact]
    public async Task A_message_is_analyzed_before_its_answer_and_told_after()
    {
        await using var analyzer = Make(new ListenerOptions { Analyze = AnalyzeMode.Inline });
        var message = TestMessages.Message("1");

        var report = await analyzer.AnalyzeNowAsync(message);
        Assert.NotNull(report);
        Assert.Empty(_sink.Written);
        analyzer.Publish(message, report, "1", _store);
        analyzer.Publish(message, report, "2", null);

        Assert.Equal(["1"], _store.Reported);
        Assert.Equal(2, _sink.Written.Count);
    }

    public void Dispose()
    {
        _log.Dispose();
    }

    private MessageAnalyzer Make(ListenerOptions options) => new(new Analyzer(options.Analysis), options, new ReportSinks(_sink), new Telemetry(_log, _metrics));

    private sealed class Sink : IReportSink
    {
        internal ConcurrentBag<Report> Written { get; } = [];

        internal bool Flushed { get; private set; }

        public void Write(MailMessage message, Report report) => Written.Add(report);

        public void Flush() => Flushed = true;
    }

    /// <summary>Name servers that are silent until the gate is opened.</summary>
    private sealed class GatedNames : INameService
    {
        private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsOn => true;

        public async ValueTask<DnsAnswer> AskAsync(DnsQuestion question, CancellationToken cancellation = default)
        {
            await _gate.Task.WaitAsync(cancellation);
            return await NamesOff.Instance.AskAsync(question, cancellation);
        }

        internal void Open() => _gate.SetResult();
    }

    /// <summary>Throws once, which no name service may.</summary>
    private sealed class FaultyNames : INameService
    {
        private int _asked;

        public bool IsOn => true;

        public ValueTask<DnsAnswer> AskAsync(DnsQuestion question, CancellationToken cancellation = default) => Interlocked.Increment(ref _asked) == 1
            ? throw new InvalidOperationException("a fault of ours")
            : NamesOff.Instance.AskAsync(question, cancellation);
    }
}
