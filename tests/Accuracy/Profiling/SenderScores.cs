using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Scoring;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Profiling;

/// <summary>The answers about the author on genuine mail and on the same mail with a false sender.</summary>
internal sealed class SenderScores
{
    private const double FalseAlarms = 1e-4;
    private readonly List<(Judged One, bool IsFalse)> _all = [];

    internal void Add(Judged one, bool isFalse) => _all.Add((one, isFalse));

    internal void Write(TextWriter output, IReadOnlyDictionary<Purpose, Weights> weights)
    {
        output.WriteLine("| answer about the author | genuine | contradicted | false sender | contradicted | told at one false alarm in 10,000 |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        Row("all mail", _all);
        Row("where a profile of the author could be held against it", [.. _all.Where(one => IsTested(one.One))]);

        void Row(string name, IReadOnlyList<(Judged One, bool IsFalse)> some)
        {
            var genuine = Scores(some.Where(one => !one.IsFalse));
            var made = Scores(some.Where(one => one.IsFalse));
            // The score that no more of the genuine mail exceeds than one in 10,000.
            var allowed = (int)Math.Floor(genuine.Count * FalseAlarms);
            var threshold = genuine.Count > allowed ? genuine[allowed] : 0;
            var least = weights.Values.First().SuspiciousScore;
            output.WriteLine(Invariant(
                $"| {name} | {genuine.Count} | {genuine.Count(score => score >= least)} | {made.Count} | {made.Count(score => score >= least)} ({Percent(made.Count(score => score >= least), made.Count)}) | {Percent(made.Count(score => score > threshold), made.Count)} |"));
        }

        List<double> Scores(IEnumerable<(Judged One, bool IsFalse)> some) =>
            [.. some.Select(one => AnswerScorer.Assess(
                Question.Author, one.One.Report.Assessment.Findings, one.One.Report.BoundaryLine, weights[one.One.Half], weights[one.One.Half].Prior).Score).OrderDescending()];
    }

    private static bool IsTested(Judged one) =>
        one.Report.Assessment.Findings.Any(finding => finding.Rule.Id == "FC808") || one.Report.Agreements.Any(agreement => agreement.Rule.Id == "FC808");
}
