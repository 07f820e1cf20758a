namespace ForgeryCheck.Reports;

/// <summary>A term that a reader of a report has to know.</summary>
/// <param name="Id">The id of its explanation within a page.</param>
/// <param name="Meaning">What it means, in one or two plain sentences.</param>
/// <param name="Spellings">How sentences of reports spell it, whole words in this case.</param>
internal sealed record HtmlTerm(string Id, string Meaning, params IReadOnlyList<string> Spellings);
