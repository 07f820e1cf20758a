using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>What a list tells of one message. Contains text from the mail, not yet escaped.</summary>
/// <param name="Number">Its place in the input, from 1.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="HandOver">The address that handed it in; what there is instead if none is known.</param>
/// <param name="Whose">Whose host that is; empty if not known.</param>
/// <param name="Rule">The id of the rule that decides; empty if none weighs.</param>
/// <param name="Why">The finding that decides; empty if none weighs.</param>
/// <param name="Source">The path.</param>
internal sealed record MessageLine(int Number, Verdict Verdict, double Score, string HandOver, string Whose, string Rule, string Why, string Source)
{
    internal static MessageLine Of(Report report, int number) => Of(report, number, Deciding(report));

    private static MessageLine Of(Report report, int number, Finding? deciding) => new(
        number,
        report.Verdict,
        report.Score,
        report.HandOver is not { } handOver ? "-" : handOver.Address?.ToString() ?? "no address",
        Whole(AnswerWords.Operator(report)),
        deciding?.Rule.Id ?? "",
        deciding is not null ? $"{deciding.Rule.Id} {deciding.Rule.Name}" : report.Author.State == AnswerState.Confirmed ? "author authenticated" : "",
        report.Source);

    /// <summary>The strongest finding of the question that the verdict follows from; null if nothing accuses.</summary>
    internal static Finding? Deciding(Report report)
    {
        if (report.Verdict < Verdict.Suspicious)
        {
            return null;
        }

        var findings = report.Assessment.Verdict == report.Verdict ? report.Assessment.Findings.Where(f => !f.IsOfClient && f.Rule.Family != RuleFamily.Author)
            : report.Author.State == AnswerState.Contradicted && report.Author.Score >= report.Client.Score ? report.Author.Findings
            : report.Client.Findings;
        return findings.Where(f => f is { Weight: > 0, CountedAs: null }).MaxBy(f => f.Weight);
    }

    // The column names the operator of the network, which a customer's connection belongs to as well.
    private static string Whole(string? owner)
    {
        return owner is null ? "" : owner.StartsWith(AnswerWords.Customer, StringComparison.Ordinal) ? owner[AnswerWords.Customer.Length..] : owner;
    }
}
