using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Appended;

/// <summary>A fixed form that programs for bulk mail give to the lines they invent.</summary>
/// <param name="Grade">Its part of the weight table.</param>
/// <param name="Kind">What it is worth: a contradiction only where no honest program writes it.</param>
/// <param name="Found">What was found, to follow "Line 3 ".</param>
/// <param name="Expected">What an honest line would have.</param>
/// <param name="Field">Where it stands.</param>
/// <param name="Fits">Whether a line has the form.</param>
internal sealed record BulkMailForm(
    string Grade, FindingKind Kind, string Found, string Expected, TraceField Field, Func<ReceivedLine, bool> Fits);
