using System.Collections.Concurrent;

namespace ForgeryCheck.Names;

/// <summary>Notes what is asked for one message, so that its report can show all of it.</summary>
internal sealed class NotedNames(INameService inner) : INameService
{
    private readonly ConcurrentDictionary<DnsQuestion, DnsAnswer> _asked = new();

    /// <inheritdoc/>
    public bool IsOn => inner.IsOn;

    /// <summary>The answers so far; questions not asked are left out.</summary>
    internal IEnumerable<DnsAnswer> Answers => _asked.Values;

    /// <inheritdoc/>
    public async ValueTask<DnsAnswer> AskAsync(DnsQuestion question, CancellationToken cancellation = default)
    {
        var answer = await inner.AskAsync(question, cancellation).ConfigureAwait(false);
        if (answer.Status != DnsStatus.NotAsked)
        {
            _asked[answer.Question] = answer;
        }

        return answer;
    }
}
