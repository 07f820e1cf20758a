using System.Globalization;
using ForgeryCheck.Findings;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Web.Rspamd;

/// <summary>What a rule found, as rspamd calls it.</summary>
/// <param name="Name">The rule's id: "FC101".</param>
/// <param name="Score">The weight of its findings in the report.</param>
/// <param name="Description">What the rule finds.</param>
/// <param name="Options">One sentence a finding. Contains text from the mail, not yet escaped.</param>
internal sealed record Symbol(string Name, double Score, string Description, IReadOnlyList<string> Options)
{
    private const int MostOptions = 16;

    /// <summary>The findings against a message, by rule; the heaviest first.</summary>
    internal static IReadOnlyList<Symbol> Of(Report report) =>
        [.. FindingWords.Weighing(report).GroupBy(finding => finding.Rule.Id, (id, findings) => Of(id, [.. findings])).OrderByDescending(symbol => symbol.Score)];

    private static Symbol Of(string id, Finding[] findings) => new(
        id,
        ReportWords.Weight(findings.Sum(finding => finding.Weight)),
        findings[0].Rule.Summary,
        [.. findings.Take(MostOptions).Select(finding => string.Create(CultureInfo.InvariantCulture, $"{ReportWords.Lines(finding.Lines)}: {finding.Message}"))]);
}
