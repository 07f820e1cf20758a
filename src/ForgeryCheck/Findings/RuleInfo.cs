using System.Globalization;

namespace ForgeryCheck.Findings;

/// <summary>What identifies a rule; its meaning is explained on its page, rules/FCnnn.md.</summary>
/// <param name="Id">The stable id, never reused: "FC101".</param>
/// <param name="Name">The readable name: "foreign-host-between-sites".</param>
/// <param name="Family">The family.</param>
/// <param name="Kind">The kind of its findings.</param>
/// <param name="Summary">One line: what it looks for.</param>
/// <param name="NeedsDns">Whether it needs DNS to find anything.</param>
/// <param name="OnTrusted">
/// What it means on a line written by a trusted host: the copy was altered, or that host writes lines wrongly. One sentence; null if the rule does
/// not examine such lines.
/// </param>
public sealed record RuleInfo(
    string Id, string Name, RuleFamily Family, FindingKind Kind, string Summary, bool NeedsDns = false, string? OnTrusted = null)
{
    /// <summary>One more than the largest <see cref="Number"/>.</summary>
    internal const int Numbers = 1000;

    /// <summary>The three digits of the id, as an index for tables used on each line of each message; null if the id has another form.</summary>
    internal int? Number { get; } = NumberOf(Id);

    /// <summary>The number in "FC101"; null if the text has another form.</summary>
    internal static int? NumberOf(string id) =>
        id.Length == 5 && id.StartsWith("FC", StringComparison.Ordinal)
        && int.TryParse(id.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
