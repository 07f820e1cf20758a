using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Stores accepted messages. All members are thread-safe.</summary>
internal interface IMessageStore : IAsyncDisposable
{
    /// <summary>Where content too large for memory goes; null if nothing is stored.</summary>
    SpillFolder? Spill { get; }

    /// <summary>What it counts.</summary>
    IReadOnlyList<Metric> Metrics => [];

    /// <summary>Whether there is room for one more message. Called at every MAIL, so it must be cheap; being off by a few messages does no harm.</summary>
    /// <param name="size">The size that the message may have.</param>
    bool HasRoom(long size);

    /// <summary>Stores a message and says where; completes when it is stored: on disk, if sync is on. The store does not touch the message after that.</summary>
    /// <exception cref="StoreException">It could not be stored, and nothing of it is left.</exception>
    ValueTask<KeptAt> KeepAsync(AcceptedMessage message, CancellationToken cancellation = default);

    /// <summary>Stores the report with its message. Never throws: failures are logged, and the message is analyzed again at the next start.</summary>
    /// <param name="id">The message's id.</param>
    /// <param name="report">The report.</param>
    void AddReport(string id, Report report);

    /// <summary>Messages stored but not analyzed by an earlier run, oldest first. Called once, before the first message is stored.</summary>
    IEnumerable<MailMessage> ReadUnreported();

    /// <summary>What is stored, the newest first, read bit by bit while messages come and go. Never throws: what cannot be read is left out.</summary>
    IEnumerable<KeptRecord> ReadKept();

    /// <summary>What is stored with a message; null if it is gone. It may be looked for in files of many megabytes.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    KeptFacts? Find(string id, KeptAt at, CancellationToken cancellation = default);

    /// <summary>Passes on the bytes of a message, and says afterwards whether they are sound. Throws only what the receiver throws.</summary>
    CopyOutcome Copy(KeptAt at, Action<ReadOnlySpan<byte>> to);
}
