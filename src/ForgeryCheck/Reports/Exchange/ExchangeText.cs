using System.Globalization;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Reports.Exchange;

/// <summary>What other systems show of a message, in plain words. Contains text from the mail, not yet escaped.</summary>
internal static class ExchangeText
{
    /// <summary>"forged, score 99.2 of 100"; without a score if nothing could be tested.</summary>
    internal static string Verdict(Report report) => report.Verdict == Scoring.Verdict.Untestable || !double.IsFinite(report.Score)
        ? ReportWords.Of(report.Verdict)
        : $"{ReportWords.Of(report.Verdict)}, score {HopWords.ShortScore(report.Score)} of 100";

    /// <summary>The Message-ID field as it stands, with its angle brackets; null if there is none.</summary>
    internal static string? MessageId(Report report) =>
        report.Header?.Text("Message-ID"u8) is { Length: > 0 } field ? ClippedText.Of(field, MessageHeaders.TextBytes) : Filled(report.MessageId);

    /// <summary>A text that is worth writing.</summary>
    internal static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>Whether the verdict accuses somebody.</summary>
    internal static bool IsAccused(Report report) => report.Verdict >= Scoring.Verdict.Suspicious;

    /// <summary>Where the address of the hand-over comes from: "recorded by mx.example.org in line 2".</summary>
    internal static string Recorded(HandOver handOver) => string.Create(
        CultureInfo.InvariantCulture, $"recorded by {HostText.Of(handOver.By) ?? "the receiving host"} in line {handOver.Line}");
}
