using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Content;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Stores nothing.</summary>
internal sealed class NullStore : IMessageStore
{
    /// <inheritdoc/>
    public SpillFolder? Spill => null;

    /// <inheritdoc/>
    public bool HasRoom(long size) => true;

    /// <inheritdoc/>
    public ValueTask<KeptAt> KeepAsync(AcceptedMessage message, CancellationToken cancellation = default) => default;

    /// <inheritdoc/>
    public void AddReport(string id, Report report)
    {
    }

    /// <inheritdoc/>
    public IEnumerable<MailMessage> ReadUnreported() => [];

    /// <inheritdoc/>
    public IEnumerable<KeptRecord> ReadKept() => [];

    /// <inheritdoc/>
    public KeptFacts? Find(string id, KeptAt at, CancellationToken cancellation = default) => null;

    /// <inheritdoc/>
    public CopyOutcome Copy(KeptAt at, Action<ReadOnlySpan<byte>> to) => CopyOutcome.Gone;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
