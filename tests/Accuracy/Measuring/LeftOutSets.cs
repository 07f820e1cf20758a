namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>Sets of genuine mail on which a rule cannot be measured, and why. The counts then come from the others.</summary>
internal static class LeftOutSets
{
    private const string Anonymised = "its host names were partly changed by hand, and a joint that breaks there tells of the hand";

    private static readonly (string Rule, string Set, string Why)[] All =
    [
        ("FC103", "ham-2002", Anonymised),
        ("FC104", "ham-2002", Anonymised),
        ("FC105", "ham-2002", Anonymised),
    ];

    /// <summary>The sets that some rule cannot be measured on.</summary>
    internal static string[] Names => [.. All.Select(one => one.Set).Distinct()];

    internal static bool Holds(string rule, string set) => All.Any(one => one.Rule == rule && one.Set == set);

    /// <summary>What a weight's source says of it.</summary>
    internal static string Source(string rule) =>
        string.Concat(All.Where(one => one.Rule == rule).Select(one => $", without {one.Set}: {one.Why}"));
}
