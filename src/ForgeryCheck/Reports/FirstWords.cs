using System.Globalization;
using ForgeryCheck.Hosts;

namespace ForgeryCheck.Reports;

/// <summary>What a reader wants to know first: the verdict, and the address to act on. Contains text from the mail, not yet escaped.</summary>
internal static class FirstWords
{
    /// <summary>"FORGED, score 99.2 of 100. Line 4 and all below it look forged."</summary>
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

        var line = string.Create(CultureInfo.InvariantCulture, $"line {handOver.Line}, {HostText.Of(handOver.By) ?? "the receiving host"}")
            + (handOver.Time is { } time ? $", {ReportTime.Plain(time)}" : "");
        return handOver.Address switch
        {
            null => $"nobody: no address was recorded ({line})",
            { } address when SpecialAddresses.IsInternal(SpecialAddresses.Registered.Of(address)) => $"nobody on the Internet: {address} is an internal address ({line})",
            { } address => $"{address}{(AnswerWords.Owner(report) is { } owner ? $", a host of {owner}" : "")} ({line})",
        };
    }
}
