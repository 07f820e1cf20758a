using System.Globalization;
using ForgeryCheck.Hosts;

namespace ForgeryCheck.Reports;

/// <summary>What a reader wants to know first: the verdict, and the address to act on. Contains text from the mail, not yet escaped.</summary>
internal static class FirstWords
{
    /// <summary>"FORGED, score 99.2 of 100. Received line 4 and all below it look forged."</summary>
    internal static string Verdict(Report report) => report.Verdict == Scoring.Verdict.Untestable
        ? $"{ReportWords.Of(report.Verdict).ToUpperInvariant()}. {HopWords.Meaning(report)}"
        : $"{ReportWords.Of(report.Verdict).ToUpperInvariant()}, score {HopWords.ShortScore(report.Score)} of 100. {HopWords.Meaning(report)}";

    /// <summary>The address to act on, whose it is, and who recorded it when; nobody, and why.</summary>
    internal static string ToActOn(Report report)
    {
        if (report.HandOver is not { } handOver)
        {
            return "nobody: no line can be trusted";
        }

        var recorded = string.Create(CultureInfo.InvariantCulture, $"recorded by {HostText.Of(handOver.By) ?? "the receiving host"} in line {handOver.Line}")
            + (handOver.Time is { } time ? $" at {ReportTime.Plain(time)}" : "");
        return handOver.Address switch
        {
            null => string.Create(CultureInfo.InvariantCulture, $"nobody: line {handOver.Line} records no address"),
            { } address when SpecialAddresses.IsInternal(SpecialAddresses.Registered.Of(address)) => $"nobody on the Internet: {address} is an internal address, {recorded}",
            { } address => $"{address}{(AnswerWords.Owner(report) is { } owner ? $", {owner}" : "")}; {recorded}{(HopWords.ClaimedSource(report) is { } source ? $". {source}" : "")}",
        };
    }
}
