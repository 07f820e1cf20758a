using System.Globalization;
using ForgeryCheck.Copies;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Scoring;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Reports;

/// <summary>The words that scripts depend on (rules/report.schema.json): the same in JSON, CSV and the classes of HTML.</summary>
internal static class ReportWords
{
    private static readonly EnumWords<HopStatus> HopStatuses = new((HopStatus.HandOver, "handover"));

    internal static string Of(Verdict verdict) => KebabCase.Words<Verdict>().Of(verdict);

    internal static string Of(HopStatus status) => HopStatuses.Of(status);

    internal static string Of(ReceivedKind kind) => KebabCase.Words<ReceivedKind>().Of(kind);

    internal static string Of(FindingKind kind) => KebabCase.Words<FindingKind>().Of(kind);

    internal static string Of(RuleFamily family) => KebabCase.Words<RuleFamily>().Of(family);

    internal static string Of(JointMatch match) => KebabCase.Words<JointMatch>().Of(match);

    internal static string Of(CopyState state) => KebabCase.Words<CopyState>().Of(state);

    internal static string Of(AuthenticationOutcome outcome) => KebabCase.Words<AuthenticationOutcome>().Of(outcome);

    internal static string Of(ClientSource source) => KebabCase.Words<ClientSource>().Of(source);

    // The schema's word differs from that of recorded answers.
    internal static string Of(DnsStatus status) => status == DnsStatus.NotAnswered ? "NOANSWER" : status.Text();

    /// <summary>A score with at most two decimals.</summary>
    internal static double Score(double score) => Rounded(score, 2, 99.99);

    /// <summary>A score with at most one decimal, for people.</summary>
    internal static double ShortScore(double score) => Rounded(score, 1, 99.9);

    /// <summary>A weight with at most two decimals: the counts behind it support no more.</summary>
    internal static double Weight(double weight) => Math.Round(weight, 2);

    /// <summary>Line numbers: "line 3", "lines 2 and 3", "lines 2, 3 and 5"; "the chain" for none.</summary>
    internal static string Lines(IReadOnlyList<int> lines) => lines.Count switch
    {
        0 => "the chain",
        1 => string.Create(CultureInfo.InvariantCulture, $"line {lines[0]}"),
        <= 12 => "lines " + string.Join(", ", lines.Take(lines.Count - 1)) + string.Create(CultureInfo.InvariantCulture, $" and {lines[^1]}"),
        _ => "lines " + string.Join(", ", lines.Take(10)) + string.Create(CultureInfo.InvariantCulture, $" and {lines.Count - 10} more"),
    };

    // A score is short of certainty, so rounding never makes it 100.
    private static double Rounded(double score, int decimals, double most) => score < 100 ? Math.Min(Math.Round(score, decimals), most) : score;
}
