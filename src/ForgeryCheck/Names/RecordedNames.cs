using System.Collections.Concurrent;

namespace ForgeryCheck.Names;

/// <summary>
/// Keeps each question with its first answer and gives that answer for the whole run, so that the reports of the run and
/// those of its replay are the same bytes.
/// </summary>
internal sealed class RecordedNames(INameService inner) : INameService
{
    // About 300 MB of answers. What lies beyond is not asked at all, as a replay will not find it either.
    private const int MaxQuestions = 1_000_000;

    private readonly ConcurrentDictionary<DnsQuestion, Lazy<Task<DnsAnswer>>> _answers = new();
    private int _count;

    /// <inheritdoc/>
    public bool IsOn => inner.IsOn;

    /// <summary>What was answered so far, in a fixed order. What was not asked is left out: a replay says that by itself.</summary>
    public IReadOnlyList<DnsAnswer> Answers
    {
        get
        {
            var known = new List<DnsAnswer>();
            foreach (var (_, answer) in _answers)
            {
                if (answer is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } task }
                    && task.Result.Status != DnsStatus.NotAsked)
                {
                    known.Add(task.Result);
                }
            }

            known.Sort((a, b) => DnsQuestion.Compare(a.Question, b.Question));
            return known;
        }
    }

    /// <inheritdoc/>
    public ValueTask<DnsAnswer> AskAsync(DnsQuestion question, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        question = DnsQuestion.Of(question.Name ?? "", question.Type);
        if (!_answers.TryGetValue(question, out var answer))
        {
            if (Volatile.Read(ref _count) >= MaxQuestions)
            {
                return NamesOff.Instance.AskAsync(question, cancellation);
            }

            var mine = new Lazy<Task<DnsAnswer>>(() => inner.AskAsync(question, CancellationToken.None).AsTask());
            answer = _answers.GetOrAdd(question, mine);
            if (ReferenceEquals(answer, mine))
            {
                Interlocked.Increment(ref _count);
            }
        }

        return new(answer.Value.WaitAsync(cancellation));
    }

    /// <summary>Writes what was answered so far; the file is there whole or not at all.</summary>
    public void Save(string file) => DnsRecordFile.Save(file, Answers);
}
