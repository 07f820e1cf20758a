using ForgeryCheck.Findings;
using ForgeryCheck.Rules;

namespace ForgeryCheck.Cli.Conventions;

/// <summary>The rules as named and listed by the commands.</summary>
internal static class RuleCatalog
{
    /// <summary>The identity of each rule, ordered by id.</summary>
    internal static IEnumerable<RuleInfo> Rules => RuleSet.All.Select(r => r.Info);

    /// <summary>Finds a rule by id or name; null if there is none.</summary>
    internal static RuleInfo? Find(string idOrName) => RuleSet.Find(idOrName.Trim())?.Info;

    /// <summary>The error for an unknown id: "FC999: no such rule; did you mean FC501?".</summary>
    internal static string Unknown(string id) =>
        Suggestion.Hint(id, Rules.SelectMany(r => new[] { r.Id, r.Name })) is { Length: > 0 } hint
            ? $"{id}: no such rule{hint}"
            : $"{id}: no such rule; 'forgerycheck rules' lists them";
}
