using ForgeryCheck.Smtp.Reporting;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Smtp.Watching;

/// <summary>
/// Looks on as messages are taken and reported. Called by sessions and analyzers on their own threads, so that it must be quick; never throws. A report
/// comes after its message; one on a message that was not taken before is of a message that was refused, or stored by an earlier run.
/// </summary>
internal interface IMessageWatcher : IReportSink
{
    /// <summary>The listener starts: what it stored before can be read.</summary>
    /// <param name="store">The store.</param>
    /// <param name="analyzes">Whether it analyzes messages, those that await it from earlier runs among them.</param>
    void Begin(IMessageStore store, bool analyzes);

    /// <summary>A message was taken; its client does not know yet.</summary>
    void Taken(in TakenMessage taken);
}
