namespace ForgeryCheck.Suppressions;

/// <summary>
/// A finding that a person has examined and takes for innocent: until a day, findings like it take no part in scores or verdicts. Reports count them.
/// </summary>
public sealed record Suppression
{
    /// <summary>The id of the rule: "FC204".</summary>
    public required string Rule { get; init; }

    /// <summary>
    /// A host of the line that the finding names: a name, "*.suffix" (every host below it), ".suffix" (the domain too), an address or a CIDR; null for
    /// any host.
    /// </summary>
    public string? Host { get; init; }

    /// <summary>The outcome of the test, as reports name it ("1h-1d"); null for any.</summary>
    public string? Outcome { get; init; }

    /// <summary>Why the finding is taken for innocent.</summary>
    public required string Reason { get; init; }

    /// <summary>The last day, in UTC, on which it counts.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The file that declares it; null if it comes from none.</summary>
    public string? File { get; init; }

    /// <summary>The line of the file.</summary>
    public int? FileLine { get; init; }

    /// <summary>Whether its last day has passed.</summary>
    public bool IsOver(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime) > Until;
}
