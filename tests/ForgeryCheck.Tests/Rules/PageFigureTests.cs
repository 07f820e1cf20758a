using System.Text.RegularExpressions;

namespace ForgeryCheck.Tests.Rules;

/// <summary>A figure on a rule's page is one that was measured: each stands in the files of weights or in ACCURACY.md, and changes there with the mail and the rules.</summary>
public sealed partial class PageFigureTests
{
    // What others measured, with the source on the same page.
    private static readonly Dictionary<string, decimal> OfOthers = new() { ["FC102"] = 80, ["FC341"] = 90 };

    public static TheoryData<string> Ids => [.. RuleSet.All.Select(r => r.Info.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_count_stands_in_the_weights(string id)
    {
        var measured = MeasuredFigures.Counts(id);
        Assert.All(Count().Matches(Text(id)), match =>
        {
            var hits = match.Groups[1].Value == "none" ? 0 : (long)MeasuredFigures.Number(match.Groups[1].Value);
            Assert.True(
                measured.Contains((hits, (long)MeasuredFigures.Number(match.Groups[2].Value))),
                $"rules/{id}.md says \"{match.Value}\", but no fact of the rule has these counts");
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_percentage_is_that_of_a_set_in_ACCURACY(string id)
    {
        var measured = MeasuredFigures.Percents(id);
        var text = Text(id);
        foreach (var number in Percentage().Matches(text).SelectMany(match => match.Groups[1].Captures.Concat(match.Groups[2].Captures)).Select(one => one.Value))
        {
            var value = MeasuredFigures.Number(number);
            var places = number.Contains('.', StringComparison.Ordinal) ? number.Length - number.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
            Assert.True(
                measured.Any(one => Math.Round(one, places, MidpointRounding.AwayFromZero) == value) || OfOthers.GetValueOrDefault(id) == value,
                $"rules/{id}.md says {number} %, but ACCURACY.md has no such row for the rule");
            Assert.True(OfOthers.ContainsKey(id) || text.Contains("[ACCURACY.md](../tests/Accuracy/ACCURACY.md)", StringComparison.Ordinal), $"rules/{id}.md does not say where {number} % is from");
        }
    }

    [Fact]
    public void The_figures_are_found()
    {
        Assert.Contains((5L, 1_782_303L), MeasuredFigures.Counts("FC103"));
        Assert.Contains((54_264L, 261_727L), MeasuredFigures.Counts("FC516"));
        Assert.Contains(16.12m, MeasuredFigures.Percents("FC105"));
        Assert.True(RuleSet.All.Sum(rule => Count().Count(Text(rule.Info.Id))) > 80);
    }

    // Lines are broken anywhere; code and examples hold numbers of another kind.
    private static string Text(string id) => Blanks().Replace(
        string.Join('\n', File.ReadAllLines(Path.Combine(RuleFolders.Pages, $"{id}.md")).Where(line => !line.StartsWith("    ", StringComparison.Ordinal))), " ");

    [GeneratedRegex(@"\b(none|[0-9][0-9,]*) of (?:the )?([0-9][0-9,]*[0-9])\b")]
    private static partial Regex Count();

    [GeneratedRegex(@"([0-9]+(?:\.[0-9]+)?)(?: (?:to|and) ([0-9]+(?:\.[0-9]+)?))* %(?![A-Za-z_])")]
    private static partial Regex Percentage();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
