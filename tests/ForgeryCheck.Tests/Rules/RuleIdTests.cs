namespace ForgeryCheck.Tests.Rules;

/// <summary>Reports, scripts and --disable name rules by id, so an id keeps its meaning for ever.</summary>
public sealed class RuleIdTests
{
    [Fact]
    public void No_rule_was_renamed_or_dropped_without_a_word() =>
        Assert.Equal(
            FrozenId.All.Where(f => !f.IsRetired).Select(f => $"{f.Id} {f.Name}"),
            RuleSet.All.Select(r => $"{r.Info.Id} {r.Info.Name}"));

    [Fact]
    public void An_id_or_name_that_was_given_out_is_never_used_again()
    {
        Assert.Equal(FrozenId.All.Count, FrozenId.All.Select(f => f.Id).Distinct().Count());
        Assert.Equal(FrozenId.All.Count, FrozenId.All.Select(f => f.Name).Distinct().Count());
    }
}
