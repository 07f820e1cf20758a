namespace ForgeryCheck.Findings;

/// <summary>What one rule says about a line, a joint or the chain.</summary>
public sealed record Finding
{
    /// <summary>The <see cref="Fact"/> of a rule that tests one thing only.</summary>
    public const string AnyFact = "all";

    /// <summary>The outcome of a test that found nothing against the line.</summary>
    public const string Agrees = "agrees";

    /// <summary>The outcome of a test whose finding has no <see cref="Grade"/>.</summary>
    public const string Differs = "differs";

    /// <summary>The rule.</summary>
    public required RuleInfo Rule { get; init; }

    /// <summary>What was tested: a row of a table ("Google", "Sendmail date-form"), or <see cref="AnyFact"/>. Each has counts of its own.</summary>
    public string Fact { get; init; } = AnyFact;

    /// <summary>What it comes from. It counts unless a stronger finding, or several, come from all of the same.</summary>
    internal IReadOnlyList<Cause> Causes { get; init; } = [];

    /// <summary>What it says about.</summary>
    public required FindingScope Scope { get; init; }

    /// <summary>
    /// Whether what is found on a joint is as likely where the line above is invented too, since it is the lower line that cannot be true. Of a joint
    /// that only does not join, that is not so.
    /// </summary>
    internal bool IsOfLowerLine { get; init; }

    /// <summary>The lines, top first: one for a line, the two of a joint, any for the chain.</summary>
    public required IReadOnlyList<int> Lines { get; init; }

    /// <summary>One or two plain sentences: what was found and what would be expected. May hold text from the mail, unescaped.</summary>
    public required string Message { get; init; }

    /// <summary>Innocent explanations, plain words.</summary>
    public IReadOnlyList<string> Innocent { get; init; } = [];

    /// <summary>The values it rests on, in a fixed order: name and text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values { get; init; } = [];

    /// <summary>What it is: normally the rule's kind.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>A part of the weight table of the rule ("1h-1d"); null where the rule has one weight.</summary>
    public string? Grade { get; init; }

    /// <summary>The outcome of the test, as weights.json names it.</summary>
    internal string Outcome => Grade ?? (Kind == FindingKind.Support ? Agrees : Differs);

    /// <summary>Log10 of the likelihood ratio ("bans"), set by scoring from rules/weights.json.</summary>
    public double Weight { get; init; }

    /// <summary>The stronger finding of the same cause that counts in its place, set by scoring; null where it counts itself.</summary>
    public string? CountedAs { get; init; }

    /// <summary>Whether it is a contradiction, or counts in the place of one; set by scoring.</summary>
    internal bool Contradicts { get; init; }

    /// <summary>Offset in the message of the bytes it rests on; null where there is no one place.</summary>
    public long? Start { get; init; }

    /// <summary>Number of those bytes.</summary>
    public int? Length { get; init; }
}
