using ForgeryCheck.Messages;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Smtp.Reporting;

/// <summary>Several sinks as one; the list may be empty.</summary>
/// <param name="sinks">The sinks, in the order in which they receive reports.</param>
internal sealed class ReportSinks(params IReadOnlyList<IReportSink> sinks) : IReportSink
{
    /// <inheritdoc/>
    public void Write(MailMessage message, Report report)
    {
        foreach (var sink in sinks)
        {
            sink.Write(message, report);
        }
    }

    /// <inheritdoc/>
    public void Flush()
    {
        foreach (var sink in sinks)
        {
            sink.Flush();
        }
    }
}
