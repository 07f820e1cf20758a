namespace ForgeryCheck.Rules;

/// <summary>A custom rule of a program that uses the library, run after the built-in ones.</summary>
/// <param name="Rule">The rule. Its id must not be a built-in one; exceptions that it throws are not caught.</param>
/// <param name="Weight">
/// The weight of each of its findings except notes and support: log10 of the likelihood ratio ("bans"), from 0 to the cap in rules/weights.json.
/// Count it: how often the rule finds something on forged mail, over how often on genuine mail.
/// </param>
public sealed record OwnRule(IRule Rule, double Weight);
