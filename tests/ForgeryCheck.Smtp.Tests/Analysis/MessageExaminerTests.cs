using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Analysis;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Reporting;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Analysis;

public sealed class MessageExaminerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sink_that_fails_is_logged_and_costs_no_message(bool writes)
    {
        var log = new SilentLog();
        using var examiner = new MessageExaminer(new Analyzer(new AnalyzerOptions()), new BrokenSink(writes), new Telemetry(log, new ListenerMetrics()), 1);
        var message = TestMessages.Message("1");
        var report = await examiner.AnalyzeNowAsync(message);

        examiner.Publish(message, report!, "1", null);

        Assert.Contains("Error report-failed", log.Lines);
    }

    private sealed class BrokenSink(bool writes) : IReportSink
    {
        public void Write(MailMessage message, Report report)
        {
            if (!writes)
            {
                throw new IOException("no space");
            }
        }

        public void Flush() => throw new IOException("no space");
    }
}
