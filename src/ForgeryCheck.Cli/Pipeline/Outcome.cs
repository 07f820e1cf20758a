using ForgeryCheck.Reports;

namespace ForgeryCheck.Cli.Pipeline;

/// <summary>What became of one input: a report, or why there is none.</summary>
/// <param name="Source">The path.</param>
/// <param name="Report">The report; null where the input could not be read.</param>
/// <param name="Problem">Why there is none; null where there is one.</param>
/// <param name="IsEmpty">Whether that is no fault: all was read, and there was nothing.</param>
internal readonly record struct Outcome(string Source, Report? Report, string? Problem, bool IsEmpty = false);
