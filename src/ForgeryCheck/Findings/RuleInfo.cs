using System.Globalization;

namespace ForgeryCheck.Findings;

/// <summary>What identifies a rule; what it means stands on its page, rules/FCnnn.md.</summary>
/// <param name="Id">The stable id, never used again: "FC101".</param>
/// <param name="Name">The readable name: "foreign-host-between-sites".</param>
/// <param name="Family">The family.</param>
/// <param name="Kind">What its findings are.</param>
/// <param name="Summary">One line: what it looks for.</param>
/// <param name="NeedsDns">Whether it can tell anything only with DNS.</param>
/// <param name="OnTrusted">
/// What it means where a host that the reader trusts wrote the line: the copy was altered, or that host writes wrongly. One sentence; null where the
/// rule does not look at such lines.
/// </param>
public sealed record RuleInfo(
    string Id, string Name, RuleFamily Family, FindingKind Kind, string Summary, bool NeedsDns = false, string? OnTrusted = null)
{
    /// <summary>One more than the largest <see cref="Number"/>.</summary>
    internal const int Numbers = 1000;

    /// <summary>The three digits of the id, for tables that are asked for each line of each message; null where the id has another form.</summary>
    internal int? Number { get; } = NumberOf(Id);

    /// <summary>The number in "FC101"; null where a text is no such id.</summary>
    internal static int? NumberOf(string id) =>
        id.Length == 5 && id.StartsWith("FC", StringComparison.Ordinal)
        && int.TryParse(id.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
