using ForgeryCheck.Names;

namespace ForgeryCheck.Streams.Tests.Support;

/// <summary>A name service that never answers: an analysis that asks it does not end by itself.</summary>
internal sealed class SilentNames : INameService
{
    /// <summary>Whether it was asked.</summary>
    internal bool IsAsked { get; private set; }

    public bool IsOn => true;

    public async ValueTask<DnsAnswer> AskAsync(DnsQuestion question, CancellationToken cancellation = default)
    {
        IsAsked = true;
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        throw new OperationCanceledException(cancellation);
    }
}
