using System.Globalization;
using ForgeryCheck.Suppressions;

namespace ForgeryCheck.Reports;

/// <summary>How reports for people describe findings that were suppressed. Contains text from the mail and of the user, not yet escaped.</summary>
internal static class SuppressionWords
{
    /// <summary>"2 findings suppressed: FC204 printer.example.org until 2027-03-31: reason"; null if none was.</summary>
    internal static string? Sentence(Report report) => report.Suppressed.Count == 0 ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Suppressed.Count} {(report.Suppressed.Count == 1 ? "finding" : "findings")} suppressed: {string.Join("; ", report.Suppressed.Select(one => one.By).Distinct().Select(Entry))}");

    /// <summary>A line for each: what was found, and the entry that set it aside.</summary>
    internal static IEnumerable<string> Each(Report report) => report.Suppressed.Select(one =>
        $"{one.Finding.Rule.Id} {one.Finding.Rule.Name}, {ReportWords.Lines(one.Finding.Lines)}: {one.Finding.Message} Suppressed by {Entry(one.By)}{Place(one.By)}");

    private static string Entry(Suppression by) =>
        $"{by.Rule}{(by.Host is null ? "" : " " + by.Host)}{(by.Outcome is null ? "" : " " + by.Outcome)} until {by.Until.ToString("O", CultureInfo.InvariantCulture)}: {by.Reason}";

    private static string Place(Suppression by) => by.File is null ? "" : string.Create(CultureInfo.InvariantCulture, $" ({by.File}:{by.FileLine})");
}
