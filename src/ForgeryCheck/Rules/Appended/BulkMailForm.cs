namespace ForgeryCheck.Rules.Appended;

/// <summary>A fixed form that bulk mail programs give to the lines that they forge.</summary>
/// <param name="Grade">Its row of the weight table.</param>
/// <param name="Kind">The kind of finding: a contradiction only if no genuine mail program writes it.</param>
/// <param name="Found">What was found, to follow "Line 3 ".</param>
/// <param name="Expected">What a genuine line would have had.</param>
/// <param name="Field">The field that shows it.</param>
/// <param name="Resembles">Whether a line is of the wider kind that includes the form, and so could have had it.</param>
/// <param name="Fits">Whether a line of that kind has the form.</param>
internal sealed record BulkMailForm(
    string Grade, FindingKind Kind, string Found, string Expected, TraceField Field, Func<ReceivedLine, bool> Resembles, Func<ReceivedLine, bool> Fits);
