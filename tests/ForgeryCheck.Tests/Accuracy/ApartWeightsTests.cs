using System.Text;
using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.RuleData;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Tests.Accuracy;

public sealed class ApartWeightsTests
{
    private static readonly string Text = Encoding.UTF8.GetString(new RuleFiles().Read(Weights.FileName)!);

    [Fact]
    public void Counting_the_other_rules_anew_keeps_what_was_counted_apart()
    {
        var known = Weights.Parse(Encoding.UTF8.GetBytes(Text));
        var others = known.Rules.Where(rule => rule.Value.Facts.Values.All(fact => fact.Apart is null)).ToDictionary();

        var again = WeightsFile.Rewrite(Text, new(known.Families.ToDictionary()), new(others, StringComparer.Ordinal));

        Assert.Equal(Text, again);
        Assert.Contains("\"apart\"", again, StringComparison.Ordinal);
    }

    [Fact]
    public void With_other_rates_of_the_family_the_weights_follow_and_the_counts_stay()
    {
        var known = Weights.Parse(Encoding.UTF8.GetBytes(Text));
        var (id, rule) = known.Rules.First(one => one.Value.Facts.Values.Any(fact => fact.Apart is not null));
        var family = known.Families[RuleSet.Find(id)!.Info.Family];

        var other = ApartWeights.Reweighed(rule, family with { Honest = family.Honest * 10 }, known.WeightCap);

        Assert.All(rule.Weights, one => Assert.True(other.Weights[one.Key] < one.Value));
        Assert.Equal(rule.Facts.Select(fact => fact.Value.Honest), other.Facts.Select(fact => fact.Value.Honest));
    }
}
