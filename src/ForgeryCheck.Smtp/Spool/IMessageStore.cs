using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Content;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Keeps accepted messages. All members are safe to call from many threads at once.</summary>
internal interface IMessageStore : IAsyncDisposable
{
    /// <summary>Where content that is too large for memory goes; null where nothing is kept.</summary>
    SpillFolder? Spill { get; }

    /// <summary>Whether there is room for one more message. Asked at each MAIL, so it is cheap; a limit that is off by a few messages is no fault.</summary>
    /// <param name="size">Bytes that the message may have.</param>
    bool HasRoom(long size);

    /// <summary>Keeps a message; completes when it is kept: on the disk, where sync is on. The message is not touched after that.</summary>
    /// <exception cref="StoreException">It could not be kept, and nothing of it is left.</exception>
    ValueTask KeepAsync(AcceptedMessage message, CancellationToken cancellation = default);

    /// <summary>Keeps what the analysis of a kept message said, beside it. Never throws: what cannot be written is logged, and analyzed again at the next start.</summary>
    /// <param name="id">The message's id.</param>
    /// <param name="report">The report.</param>
    void AddReport(string id, Report report);

    /// <summary>The messages that an earlier run kept and did not come to analyze, oldest first. Called once, before the first message is kept.</summary>
    IEnumerable<MailMessage> ReadUnreported();
}
