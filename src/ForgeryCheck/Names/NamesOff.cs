namespace ForgeryCheck.Names;

/// <summary>DNS is off: querying a sender's names alerts the sender.</summary>
public sealed class NamesOff : INameService
{
    /// <summary>The one instance.</summary>
    public static NamesOff Instance { get; } = new();

    /// <inheritdoc/>
    public bool IsOn => false;

    /// <inheritdoc/>
    public ValueTask<DnsAnswer> AskAsync(DnsQuestion question, CancellationToken cancellation = default) =>
        ValueTask.FromResult(new DnsAnswer(question, DnsStatus.NotAsked, [], DateTimeOffset.UnixEpoch, ""));
}
