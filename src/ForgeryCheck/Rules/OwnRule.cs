namespace ForgeryCheck.Rules;

/// <summary>A rule of a program that uses the library, run after the built-in ones.</summary>
/// <param name="Rule">The rule. Its id must not be one of theirs; what it throws is not caught.</param>
/// <param name="Weight">
/// What each of its findings is worth that is no note and no support: log10 of the likelihood ratio ("bans"), from 0 to the cap in rules/weights.json.
/// Count it: how often the rule finds something on forged mail, over how often on genuine mail.
/// </param>
public sealed record OwnRule(IRule Rule, double Weight);
