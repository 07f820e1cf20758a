using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Scoring;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Profiling;

/// <summary>How much mail was told forged or suspicious without and with profiles.</summary>
internal sealed class ToldTwice
{
    private readonly Lock _lock = new();
    private int _tested, _messages, _forgedWithout, _forgedWith, _suspiciousWithout, _suspiciousWith;

    internal void Add(Judged one, Weights weights)
    {
        var findings = one.Report.Assessment.Findings;
        var with = one.Weighed(weights).Verdict;
        var without = Scorer.Assess(
            one.Report.BoundaryLine, one.Report.Hops, [.. findings.Where(f => !ProfileTrial.IsApart(f.Rule))],
            [.. one.Report.Agreements.Where(a => !ProfileTrial.IsApart(a.Rule))], weights, weights.Prior).Verdict;
        lock (_lock)
        {
            _messages++;
            _tested += IsTested(one) ? 1 : 0;
            _forgedWithout += without == Verdict.Forged ? 1 : 0;
            _forgedWith += with == Verdict.Forged ? 1 : 0;
            _suspiciousWithout += without == Verdict.Suspicious ? 1 : 0;
            _suspiciousWith += with == Verdict.Suspicious ? 1 : 0;
        }
    }

    /// <summary>Adds a message in which nothing was found with any weights.</summary>
    internal void AddUnsuspected(Judged one)
    {
        lock (_lock)
        {
            _messages++;
            _tested += IsTested(one) ? 1 : 0;
        }
    }

    private static bool IsTested(Judged one) =>
        one.Report.Assessment.Findings.Any(f => ProfileTrial.IsApart(f.Rule)) || one.Report.Agreements.Any(a => ProfileTrial.IsApart(a.Rule));

    internal const string Head = "| mail | messages | held against a profile | forged without | forged with profiles | suspicious without | with |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |";

    internal string Row(string name) => Invariant(
        $"| {name} | {_messages} | {Percent(_tested, _messages)} | {_forgedWithout} ({Percent(_forgedWithout, _messages)}) | {_forgedWith} ({Percent(_forgedWith, _messages)}) | {_suspiciousWithout} | {_suspiciousWith} |");
}
