using ForgeryCheck.Cli.Commands;
using ForgeryCheck.Findings;
using ForgeryCheck.Rules;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The rules as the commands name and list them.</summary>
internal static class RuleCatalog
{
    /// <summary>What identifies each rule, in the order of the ids.</summary>
    internal static IEnumerable<RuleInfo> Rules => RuleSet.All.Select(r => r.Info);

    /// <summary>A rule by its id or its name; null where there is none.</summary>
    internal static RuleInfo? Find(string idOrName) => RuleSet.Find(idOrName.Trim())?.Info;

    /// <summary>One line for an id that no rule has: "FC999: no such rule; did you mean FC501?".</summary>
    internal static string Unknown(string id) =>
        Suggestion.Nearest(id, Rules.SelectMany(r => new[] { r.Id, r.Name })) is { } near
            ? $"{id}: no such rule; did you mean {near}?"
            : $"{id}: no such rule; 'forgerycheck rules' lists them";
}
