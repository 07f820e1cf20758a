using System.Collections.Concurrent;
using ForgeryCheck.Names;

namespace ForgeryCheck.Tests.Signatures;

/// <summary>Answers questions for keys from a list, and counts them.</summary>
internal sealed class KeyServer : INameService
{
    private readonly Dictionary<string, (DnsStatus Status, string[] Records)> _zone = new(StringComparer.Ordinal);

    /// <summary>The questions so far.</summary>
    internal ConcurrentQueue<DnsQuestion> Asked { get; } = [];

    public bool IsOn => true;

    internal KeyServer With(string name, params string[] records) => With(name, DnsStatus.NoError, records);

    internal KeyServer With(string name, DnsStatus status, params string[] records)
    {
        _zone[name] = (status, records);
        return this;
    }

    public ValueTask<DnsAnswer> AskAsync(DnsQuestion question, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        Asked.Enqueue(question);
        Assert.Equal(DnsType.Txt, question.Type);
        var (status, records) = _zone.TryGetValue(question.Name, out var found) ? found : (DnsStatus.NxDomain, []);
        return ValueTask.FromResult(new DnsAnswer(question, status, records, DateTimeOffset.UnixEpoch, "192.0.2.53:53"));
    }
}
