using ForgeryCheck.Findings;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Appended;

/// <summary>A fixed form that programs for bulk mail give to the lines they invent.</summary>
/// <param name="Grade">Its part of the weight table.</param>
/// <param name="Kind">What it is worth: a contradiction only where no honest program writes it.</param>
/// <param name="Found">What was found, to follow "Line 3 ".</param>
/// <param name="Expected">What an honest line would have.</param>
/// <param name="Field">Where it stands.</param>
/// <param name="Resembles">Whether a line is of the wider kind that the form is a part of: only there the form could be met.</param>
/// <param name="Fits">Whether a line of that kind has the form.</param>
internal sealed record BulkMailForm(
    string Grade, FindingKind Kind, string Found, string Expected, TraceField Field, Func<ReceivedLine, bool> Resembles, Func<ReceivedLine, bool> Fits);
