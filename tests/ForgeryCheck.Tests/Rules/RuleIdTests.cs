namespace ForgeryCheck.Tests.Rules;

/// <summary>Reports, scripts and --disable name rules by id, so an id keeps its meaning for ever.</summary>
public sealed class RuleIdTests
{
    [Fact]
    public void No_rule_was_renamed_or_dropped_without_a_word()
    {
        var frozen = FrozenId.All.Where(f => !f.IsRetired).Select(f => $"{f.Id} {f.Name}").ToList();
        var rules = RuleSet.All.Select(r => $"{r.Info.Id} {r.Info.Name}").ToList();
        Assert.All(rules, rule => Assert.True(frozen.Contains(rule), $"\"{rule}\" is missing in tests/ForgeryCheck.Tests/Rules/rule-ids.txt: add the line"));
        Assert.All(frozen, rule => Assert.True(rules.Contains(rule), $"\"{rule}\" was given out and is no rule any more: write \"retired\" behind it in rule-ids.txt"));
        Assert.True(frozen.SequenceEqual(rules), "the lines of rule-ids.txt, or of RuleSet.cs, are not in the order of the ids");
    }

    [Fact]
    public void An_id_or_name_that_was_given_out_is_never_used_again()
    {
        Assert.Equal(FrozenId.All.Count, FrozenId.All.Select(f => f.Id).Distinct().Count());
        Assert.Equal(FrozenId.All.Count, FrozenId.All.Select(f => f.Name).Distinct().Count());
    }
}
