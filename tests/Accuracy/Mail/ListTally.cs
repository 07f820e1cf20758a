using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Mail;

/// <summary>What was said of genuine list mail.</summary>
internal sealed class ListTally(string name)
{
    private readonly Lock _lock = new();
    private readonly int[] _verdicts = new int[Enum.GetValues<Verdict>().Length];

    internal string Name => name;

    internal int Messages => _verdicts.Sum();

    /// <summary>Messages told forged or suspicious, with what was found.</summary>
    internal List<(string List, int Index, Assessment Assessment)> Accused { get; } = [];

    internal int Of(Verdict verdict) => _verdicts[(int)verdict];

    internal void Add(Judged one, Assessment assessment)
    {
        lock (_lock)
        {
            _verdicts[(int)assessment.Verdict]++;
            if (assessment.Verdict is Verdict.Forged or Verdict.Suspicious)
            {
                Accused.Add((one.Set, one.Index, assessment));
            }
        }
    }
}
