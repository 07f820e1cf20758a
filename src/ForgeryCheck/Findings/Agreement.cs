namespace ForgeryCheck.Findings;

/// <summary>
/// A test that found nothing against the mail. Without these it would be unknown how often a finding could have been made, and so what it is worth.
/// </summary>
/// <param name="Rule">The rule.</param>
/// <param name="Fact">What was tested: a row of a table ("Google"), or <see cref="Finding.AnyFact"/>.</param>
/// <param name="Outcome">How it came out; most rules have only one such outcome, <see cref="Finding.Agrees"/>.</param>
/// <param name="Scope">What it applies to.</param>
/// <param name="Line">The line; for a joint the lower one; for the chain the lowest.</param>
/// <param name="Kind">
/// <see cref="FindingKind.Support"/>, or <see cref="FindingKind.Note"/> if it is no reason to believe the line because it is the sender's own claim.
/// </param>
internal readonly record struct Agreement(RuleInfo Rule, string Fact, string Outcome, FindingScope Scope, int Line, FindingKind Kind);
