namespace ForgeryCheck.Tests.Rules;

/// <summary>One line of rule-ids.txt: "FC101 foreign-host-between-sites", with "retired" behind it where the rule is gone.</summary>
internal sealed record FrozenId(string Id, string Name, bool IsRetired)
{
    /// <summary>All ids that were ever given out.</summary>
    internal static IReadOnlyList<FrozenId> All { get; } =
    [
        .. File.ReadLines(RuleFolders.Ids)
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split(' '))
            .Select(p => new FrozenId(p[0], p[1], p is [_, _, "retired"])),
    ];
}
