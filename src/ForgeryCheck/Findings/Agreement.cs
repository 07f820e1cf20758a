namespace ForgeryCheck.Findings;

/// <summary>
/// What a rule could test and found nothing against: without these it is not known how often a finding could have been made, and so not
/// what it is worth.
/// </summary>
/// <param name="Rule">The rule.</param>
/// <param name="Fact">What was tested: a row of a table ("Google"), or <see cref="Finding.AnyFact"/>.</param>
/// <param name="Outcome">How it came out; most rules know one way only, <see cref="Finding.Agrees"/>.</param>
/// <param name="Scope">What it speaks of.</param>
/// <param name="Line">The line; the lower one of a joint; the lowest line for the chain.</param>
/// <param name="Kind">
/// <see cref="FindingKind.Support"/>, or <see cref="FindingKind.Note"/> where it is no reason to believe the line: it is the sender's own word.
/// </param>
internal readonly record struct Agreement(RuleInfo Rule, string Fact, string Outcome, FindingScope Scope, int Line, FindingKind Kind);
