using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Smtp.Reporting;

/// <summary>Several sinks as one; the list may be empty.</summary>
/// <param name="sinks">The sinks, in the order in which they receive reports.</param>
internal sealed class ReportSinks(params IReadOnlyList<IReportSink> sinks) : IReportSink, IDisposable
{
    /// <summary>Opens the sinks that a server's options call for.</summary>
    /// <param name="file">The file that reports are appended to; null for none.</param>
    /// <param name="rows">What a CSV row stands for.</param>
    /// <param name="log">Logs what cannot be written.</param>
    /// <param name="lines">Makes the lines about messages; null for none.</param>
    /// <param name="more">Another sink; null for none.</param>
    /// <exception cref="IOException">The file is not writable; the message is one line.</exception>
    internal static ReportSinks Open(string? file, ReportRows rows, IListenerLog log, Func<ConsoleLines>? lines, IReportSink? more = null)
    {
        var sinks = new List<IReportSink>();
        if (file is not null)
        {
            sinks.Add(new ReportFile(file, rows, log));
        }

        if (lines is not null)
        {
            sinks.Add(lines());
        }

        if (more is not null)
        {
            sinks.Add(more);
        }

        return new ReportSinks(sinks);
    }

    /// <summary>Reports that could not be written to a file.</summary>
    internal long Lost => sinks.OfType<ReportFile>().Sum(file => file.Lost);

    /// <summary>Goes on in files of the same names, after log rotation.</summary>
    /// <exception cref="IOException">One is not writable; the message is one line, and the old file stays in use.</exception>
    internal void Reopen()
    {
        foreach (var file in sinks.OfType<ReportFile>())
        {
            file.Reopen();
        }
    }

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

    /// <summary>Closes the sinks that can be closed.</summary>
    public void Dispose()
    {
        foreach (var sink in sinks)
        {
            (sink as IDisposable)?.Dispose();
        }
    }
}
