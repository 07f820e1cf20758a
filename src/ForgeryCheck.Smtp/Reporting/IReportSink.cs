using ForgeryCheck.Messages;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Smtp.Reporting;

/// <summary>Receives reports. Thread-safe; never throws: what cannot be written is logged.</summary>
internal interface IReportSink
{
    /// <summary>Takes a report; it may be buffered until <see cref="Flush"/>.</summary>
    /// <param name="message">The message, with its envelope and session.</param>
    /// <param name="report">Its report.</param>
    void Write(MailMessage message, Report report);

    /// <summary>Writes out what is buffered; called when no further report is ready.</summary>
    void Flush();
}
