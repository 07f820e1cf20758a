namespace ForgeryCheck.Findings;

/// <summary>What one rule reports about a line, a joint or the chain.</summary>
public sealed record Finding
{
    /// <summary>The <see cref="Fact"/> of a rule that tests only one thing.</summary>
    public const string AnyFact = "all";

    /// <summary>The outcome of a test that found nothing against the line.</summary>
    public const string Agrees = "agrees";

    /// <summary>The outcome of a test whose finding has no <see cref="Grade"/>.</summary>
    public const string Differs = "differs";

    /// <summary>The rule.</summary>
    public required RuleInfo Rule { get; init; }

    /// <summary>What was tested: a row of a table ("Google", "Sendmail date-form"), or <see cref="AnyFact"/>. Each has its own counts.</summary>
    public string Fact { get; init; } = AnyFact;

    /// <summary>What it rests on. It counts unless stronger findings together have all of the same causes.</summary>
    internal IReadOnlyList<Cause> Causes { get; init; } = [];

    /// <summary>What it applies to.</summary>
    public required FindingScope Scope { get; init; }

    /// <summary>
    /// Whether a finding on a joint is equally likely if the line above is forged too, because it is the lower line that cannot be true. Not so for
    /// a joint that merely does not match.
    /// </summary>
    internal bool IsOfLowerLine { get; init; }

    /// <summary>
    /// Whether it is about who the client is, and not about whether the lines are true. That holds for the family client, and for findings of other rules that
    /// are marked so.
    /// </summary>
    internal bool IsOfClient { get => field || Rule.Family == RuleFamily.Client; init; }

    /// <summary>The line numbers, top first: one for a line, the two of a joint, any for the chain.</summary>
    public required IReadOnlyList<int> Lines { get; init; }

    /// <summary>One or two plain sentences: what was found and what was expected. May contain text from the mail, unescaped.</summary>
    public required string Message { get; init; }

    /// <summary>Possible legitimate reasons, in plain words.</summary>
    public IReadOnlyList<string> Innocent { get; init; } = [];

    /// <summary>The values it rests on, in a fixed order, as name and text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values { get; init; } = [];

    /// <summary>The kind of finding: normally the rule's.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>The row of the rule's weight table ("1h-1d"); null if the rule has one weight.</summary>
    public string? Grade { get; init; }

    /// <summary>The outcome of the test, as weights.json names it.</summary>
    internal string Outcome => Grade ?? (Kind == FindingKind.Support ? Agrees : Differs);

    /// <summary>Log10 of the likelihood ratio ("bans"), set by scoring from rules/weights.json.</summary>
    public double Weight { get; init; }

    /// <summary>
    /// The part of its weight that counts, from 0 to 1: less than 1 if it rests on something that may have been different when the mail was sent.
    /// </summary>
    internal double Share { get; init; } = 1;

    /// <summary>The stronger finding of the same cause that counts in its place, set by scoring; null if it counts itself.</summary>
    public string? CountedAs { get; init; }

    /// <summary>Whether it is a contradiction, or counts in place of one; set by scoring.</summary>
    internal bool Contradicts { get; init; }

    /// <summary>The offset in the message of the bytes it rests on; null if there is no single place.</summary>
    public long? Start { get; init; }

    /// <summary>The number of those bytes.</summary>
    public int? Length { get; init; }
}
