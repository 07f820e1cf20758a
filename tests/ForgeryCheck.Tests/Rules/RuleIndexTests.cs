using System.Text.RegularExpressions;
using ForgeryCheck.Findings;

namespace ForgeryCheck.Tests.Rules;

/// <summary>rules/README.md lists each rule, in the order of ids, below the heading of its family.</summary>
public sealed partial class RuleIndexTests
{
    [Fact]
    public void Each_rule_is_listed_below_its_family()
    {
        var family = "";
        var listed = new List<(string Family, string Id, string Name)>();
        foreach (var line in File.ReadLines(Path.Combine(RuleFolders.Pages, "README.md")))
        {
            family = Heading().Match(line) is { Success: true } heading ? heading.Groups[1].Value : family;
            if (Row().Match(line) is { Success: true } row)
            {
                listed.Add((family, row.Groups[1].Value, row.Groups[2].Value));
            }
        }

        Assert.Equal(
            RuleSet.All.Select(rule => rule.Info).OrderBy(rule => rule.Family).ThenBy(rule => rule.Id, StringComparer.Ordinal)
                .Select(rule => (rule.Family.ToString(), rule.Id, rule.Name)),
            listed.OrderBy(row => Enum.Parse<RuleFamily>(row.Family)));
    }

    [GeneratedRegex("^### ([A-Z][a-z]+): ")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| \[(FC[0-9]{3})\]\(\1\.md\) \| ([a-z-]+) \| .+ \|$")]
    private static partial Regex Row();
}
