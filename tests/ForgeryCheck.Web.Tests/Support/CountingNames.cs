using ForgeryCheck.Names;

namespace ForgeryCheck.Web.Tests.Support;

/// <summary>A name service that knows no name, and counts who asks.</summary>
internal sealed class CountingNames : INameService
{
    private int _queries;

    public int Queries => Volatile.Read(ref _queries);

    public bool IsOn => true;

    public ValueTask<DnsAnswer> AskAsync(DnsQuestion question, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref _queries);
        return ValueTask.FromResult(new DnsAnswer(question, DnsStatus.NxDomain, [], DateTimeOffset.UnixEpoch, ""));
    }
}
