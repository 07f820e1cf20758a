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
    public ValueTask KeepAsync(AcceptedMessage message, CancellationToken cancellation = default) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public void AddReport(string id, Report report)
    {
    }

    /// <inheritdoc/>
    public IEnumerable<MailMessage> ReadUnreported() => [];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
