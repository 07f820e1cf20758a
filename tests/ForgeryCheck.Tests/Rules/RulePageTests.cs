using System.Text.RegularExpressions;

namespace ForgeryCheck.Tests.Rules;

/// <summary>Every rule has a page that tells a reader what it is worth, and every page has a rule.</summary>
public sealed partial class RulePageTests
{
    private static readonly string[] Sections =
    [
        "What it checks", "Why it matters", "Example", "False positives", "Scoring", "Limits", "References",
    ];

    public static TheoryData<string> Ids => [.. RuleSet.All.Select(r => r.Info.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_has_the_rules_title_and_a_summary(string id)
    {
        var page = Page(id);

        Assert.Equal($"# {id} {RuleSet.Find(id)!.Info.Name}", page[0]);
        Assert.True(HasText(page.Skip(1).TakeWhile(l => !IsHeading(l))), $"rules/{id}.md has no summary below its title");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_has_all_sections_in_order_and_none_is_empty(string id)
    {
        var page = Page(id);

        Assert.True(
            Sections.SequenceEqual(page.Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Select(l => l[3..])),
            $"rules/{id}.md must have these sections, in this order: {string.Join(", ", Sections)}");
        Assert.All(Sections, s => Assert.True(HasText(Section(page, s)), $"rules/{id}.md says nothing below \"{s}\""));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_names_kind_and_family_and_leaves_the_numbers_to_the_weights_file(string id)
    {
        var rule = RuleSet.Find(id)!.Info;

        var text = string.Join('\n', Section(Page(id), "Scoring"));

        Assert.All([rule.Kind.ToString(), rule.Family.ToString(), "weights.json"], word => Assert.True(
            text.Contains(word, StringComparison.OrdinalIgnoreCase), $"rules/{id}.md, \"Scoring\", must name the kind, the family and weights.json: {word} is missing"));
    }

    [Fact]
    public void Every_page_belongs_to_a_rule() =>
        Assert.All(
            Directory.EnumerateFiles(RuleFolders.Pages, "FC*.md").Select(f => Path.GetFileNameWithoutExtension(f)),
            id => Assert.Contains(id, RuleSet.All.Select(r => r.Info.Id)));

    [Fact]
    public void A_rule_that_a_page_speaks_of_exists()
    {
        var known = FrozenId.All.Select(f => f.Id).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(RuleFolders.Pages, "FC*.md"))
        {
            Assert.All(RuleId().Matches(File.ReadAllText(file)), m =>
                Assert.True(known.Contains(m.Value), $"{Path.GetFileName(file)} speaks of {m.Value}, which is no rule"));
        }
    }

    private static string[] Page(string id)
    {
        var file = Path.Combine(RuleFolders.Pages, $"{id}.md");
        Assert.True(File.Exists(file), $"{id} has no page rules/{id}.md");
        return File.ReadAllLines(file);
    }

    private static IEnumerable<string> Section(string[] page, string name) =>
        page.SkipWhile(l => l != $"## {name}").Skip(1).TakeWhile(l => !IsHeading(l));

    private static bool IsHeading(string line) => line.StartsWith("## ", StringComparison.Ordinal);

    private static bool HasText(IEnumerable<string> lines) => lines.Any(l => !string.IsNullOrWhiteSpace(l));

    [GeneratedRegex(@"\bFC[0-9]{3}\b")]
    private static partial Regex RuleId();
}
