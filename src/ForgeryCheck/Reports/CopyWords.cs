using System.Globalization;
using ForgeryCheck.Copies;

namespace ForgeryCheck.Reports;

/// <summary>What reports say about the copy that was analyzed.</summary>
internal static class CopyWords
{
    /// <summary>
    /// The tests that were made and how they came out; null for a message without Received lines, for which that is already stated.
    /// </summary>
    internal static string? Sentence(Report report)
    {
        var copy = report.Copy;
        if (copy.Lines == 0)
        {
            return report.Hops.Count == 0 || report.BoundaryLine is not null ? null : "no line can be trusted, so nothing shows whether the copy was altered.";
        }

        var lines = copy.Lines == 1 ? "line 1, which is trusted" : Format($"lines 1 {(copy.Lines == 2 ? "and" : "to")} {copy.Lines}, which are trusted");
        return copy.State switch
        {
            CopyState.Consistent => Format($"{Tests(copy.Tests)} of {lines}, found no contradiction. That does not prove the copy unaltered."),
            CopyState.Contradictory =>
                Format($"{copy.Findings.Count} of {Tests(copy.Tests)} of {lines}, failed: this copy may have been altered after the message was received, or a trusted host writes wrong lines."),
            _ => Format($"nothing in {lines}, could be tested."),
        };
    }

    private static string Tests(int count) => count == 1 ? "1 test" : Format($"{count} tests");

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
