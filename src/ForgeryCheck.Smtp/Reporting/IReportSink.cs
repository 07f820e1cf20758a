using ForgeryCheck.Messages;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Smtp.Reporting;

/// <summary>Takes reports. Safe to call from many threads at once; never throws: what cannot be written is logged.</summary>
internal interface IReportSink
{
    /// <summary>Takes one; it may be held back until <see cref="Flush"/>.</summary>
    /// <param name="message">The message, with its envelope and session.</param>
    /// <param name="report">What is said about it.</param>
    void Write(MailMessage message, Report report);

    /// <summary>Passes on what is held back: called when no further report is ready.</summary>
    void Flush();
}
