using ForgeryCheck.Reports;

namespace ForgeryCheck.Cli.Pipeline;

/// <summary>The result for one input: a report, or why there is none.</summary>
/// <param name="Source">The path.</param>
/// <param name="Report">The report; null if the input could not be read.</param>
/// <param name="Problem">Why there is none; null if there is one.</param>
/// <param name="IsEmpty">Whether that is not an error: everything was read, and there was no message.</param>
/// <param name="Notes">What to tell of it on standard error; null for nothing.</param>
internal readonly record struct Outcome(string Source, Report? Report, string? Problem, bool IsEmpty = false, IReadOnlyList<string>? Notes = null);
