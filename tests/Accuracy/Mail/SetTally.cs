using ForgeryCheck.Accuracy.Yardstick;
using ForgeryCheck.Scoring;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Accuracy.Mail;

/// <summary>What came out for one set of messages.</summary>
internal sealed class SetTally
{
    private readonly int[] _verdicts = new int[Enum.GetValues<Verdict>().Length];
    private readonly long[] _kinds = new long[Enum.GetValues<ReceivedKind>().Length];

    internal int Messages { get; private set; }

    internal long Lines { get; private set; }

    /// <summary>Messages with a line below the boundary: only there can anything be found.</summary>
    internal int WithTail { get; private set; }

    /// <summary>Messages on which SpamAssassin's rule fires.</summary>
    internal int Trails { get; private set; }

    /// <summary>Messages in which a rule, or a grade of it, fired.</summary>
    internal SortedDictionary<string, int> Hits { get; } = new(StringComparer.Ordinal);

    internal int Of(Verdict verdict) => _verdicts[(int)verdict];

    internal long Of(ReceivedKind kind) => _kinds[(int)kind];

    internal void Add(Judged one)
    {
        Messages++;
        WithTail += one.HasTail ? 1 : 0;
        Trails += ForgedReceivedTrail.Fires(one) ? 1 : 0;
        Lines += one.Report.Hops.Count;
        _verdicts[(int)one.Report.Assessment.Verdict]++;
        foreach (var hop in one.Report.Hops)
        {
            _kinds[(int)hop.Line.Kind]++;
        }

        foreach (var name in one.Report.Assessment.Findings.Select(f => Name(f)).Distinct(StringComparer.Ordinal))
        {
            Hits[name] = Hits.GetValueOrDefault(name) + 1;
        }
    }

    internal static string Name(Findings.Finding finding) =>
        $"{finding.Rule.Id} {finding.Rule.Name}{(finding.Grade is null ? "" : " " + finding.Grade)}";
}
