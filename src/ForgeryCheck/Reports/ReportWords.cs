using System.Globalization;
using ForgeryCheck.Chains;
using ForgeryCheck.Findings;
using ForgeryCheck.Names;
using ForgeryCheck.Scoring;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Reports;

/// <summary>The words that scripts read (rules/report.schema.json): the same in JSON, CSV and the classes of HTML.</summary>
internal static class ReportWords
{
    internal static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Forged => "forged",
        Verdict.Suspicious => "suspicious",
        Verdict.Consistent => "consistent",
        _ => "untestable",
    };

    internal static string Of(HopStatus status) => status switch
    {
        HopStatus.Trusted => "trusted",
        HopStatus.HandOver => "handover",
        HopStatus.Forged => "forged",
        _ => "claimed",
    };

    internal static string Of(ReceivedKind kind) => kind switch
    {
        ReceivedKind.Smtp => "smtp",
        ReceivedKind.Local => "local",
        ReceivedKind.Web => "web",
        _ => "unparsed",
    };

    internal static string Of(FindingKind kind) => kind switch
    {
        FindingKind.Contradiction => "contradiction",
        FindingKind.Anomaly => "anomaly",
        FindingKind.Support => "support",
        _ => "note",
    };

    internal static string Of(RuleFamily family) => family switch
    {
        RuleFamily.Continuity => "continuity",
        RuleFamily.Consistency => "consistency",
        RuleFamily.Appended => "appended",
        RuleFamily.Identifiers => "identifiers",
        RuleFamily.Clock => "clock",
        RuleFamily.Session => "session",
        _ => "envelope",
    };

    internal static string Of(JointMatch match) => match switch
    {
        JointMatch.ReverseName => "reverse-name",
        JointMatch.Address => "address",
        JointMatch.Name => "name",
        JointMatch.Organisation => "organisation",
        JointMatch.Broken => "broken",
        _ => "not-testable",
    };

    internal static string Of(DnsStatus status) => status switch
    {
        DnsStatus.NoError => "NOERROR",
        DnsStatus.NxDomain => "NXDOMAIN",
        DnsStatus.Failed => "FAILED",
        DnsStatus.NotAnswered => "NOANSWER",
        _ => "NOTASKED",
    };

    /// <summary>A score with at most two decimals. It is a probability short of certainty, so rounding never makes it 100.</summary>
    internal static double Score(double score) => score < 100 ? Math.Min(Math.Round(score, 2), 99.99) : score;

    /// <summary>A weight with at most two decimals: no count behind it is worth more.</summary>
    internal static double Weight(double weight) => Math.Round(weight, 2);

    /// <summary>Line numbers: "line 3", "lines 2 and 3", "lines 2, 3 and 5"; "the chain" for none.</summary>
    internal static string Lines(IReadOnlyList<int> lines) => lines.Count switch
    {
        0 => "the chain",
        1 => string.Create(CultureInfo.InvariantCulture, $"line {lines[0]}"),
        <= 12 => "lines " + string.Join(", ", lines.Take(lines.Count - 1)) + string.Create(CultureInfo.InvariantCulture, $" and {lines[^1]}"),
        _ => "lines " + string.Join(", ", lines.Take(10)) + string.Create(CultureInfo.InvariantCulture, $" and {lines.Count - 10} more"),
    };
}
