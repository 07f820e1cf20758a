using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Mail;

/// <summary>The answers about the client and the author of the messages of one set.</summary>
internal sealed class AnswerTally
{
    private readonly Lock _lock = new();
    private readonly int[] _clients = new int[Enum.GetValues<AnswerState>().Length];
    private readonly int[] _authors = new int[Enum.GetValues<AnswerState>().Length];

    internal int Messages { get; private set; }

    /// <summary>Messages in which either is contradicted.</summary>
    internal int Contradicted => Accused.Count;

    /// <summary>Messages below whose boundary no line stands.</summary>
    internal int Untestable { get; private set; }

    /// <summary>Of these, the ones whose client or author is no open question.</summary>
    internal int Decided { get; private set; }

    /// <summary>Messages in which either is contradicted, with what says so.</summary>
    internal List<(string Mailbox, int Index, string Why)> Accused { get; } = [];

    internal int Clients(AnswerState state) => _clients[(int)state];

    internal int Authors(AnswerState state) => _authors[(int)state];

    internal void Add(Judged one, AnswerWeights weights)
    {
        Answer client = weights.Judge(Question.Client, one), author = weights.Judge(Question.Author, one);
        lock (_lock)
        {
            Messages++;
            _clients[(int)client.State]++;
            _authors[(int)author.State]++;
            if (one.Report.Assessment.Verdict == Verdict.Untestable)
            {
                Untestable++;
                Decided += client.State != AnswerState.Open || author.State != AnswerState.Open ? 1 : 0;
            }

            if (client.State == AnswerState.Contradicted || author.State == AnswerState.Contradicted)
            {
                Accused.Add((one.Mailbox, one.Index, string.Join(", ", client.Findings.Concat(author.Findings)
                    .Where(finding => finding is { Weight: > 0.3, CountedAs: null }).Select(finding => Tables.Invariant($"{finding.Rule.Id} {finding.Outcome} {finding.Weight}")))));
            }
        }
    }
}
