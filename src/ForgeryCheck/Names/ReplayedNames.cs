using System.Collections.Frozen;

namespace ForgeryCheck.Names;

/// <summary>Returns the answers of an earlier run, with their times and resolvers. What that run did not ask is not asked.</summary>
internal sealed class ReplayedNames(IEnumerable<DnsAnswer> answers) : INameService
{
    private readonly FrozenDictionary<DnsQuestion, DnsAnswer> _answers = answers.ToFrozenDictionary(a => a.Question);

    /// <inheritdoc/>
    public bool IsOn => true;

    /// <summary>Loads the record of an earlier run.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FormatException">It is not a record; the message says where.</exception>
    public static ReplayedNames Load(string file) => new(DnsRecordFile.Load(file));

    /// <inheritdoc/>
    public ValueTask<DnsAnswer> AskAsync(DnsQuestion question, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        question = DnsQuestion.Of(question.Name ?? "", question.Type);
        return _answers.TryGetValue(question, out var answer)
            ? ValueTask.FromResult(answer)
            : NamesOff.Instance.AskAsync(question, cancellation);
    }
}
