using System.Collections.Concurrent;

namespace ForgeryCheck.Names;

/// <summary>
/// Keeps the first answer to each question and returns it for the whole run, so that the reports of the run and of its replay are the same bytes.
/// </summary>
internal sealed class RecordedNames(INameService inner) : INameService
{
    // About 300 MB of answers. Further questions are not asked at all, since a replay will not find them either.
    private const int MaxQuestions = 1_000_000;

    private readonly ConcurrentDictionary<DnsQuestion, Lazy<Task<DnsAnswer>>> _answers = new();
    private int _count;

    /// <inheritdoc/>
    public bool IsOn => inner.IsOn;

    /// <summary>The answers so far, in a fixed order. Questions not asked are left out: a replay reports them as such by itself.</summary>
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

    /// <summary>Writes the answers so far; the file is written completely or not at all.</summary>
    public void Save(string file) => DnsRecordFile.Save(file, Answers);
}
