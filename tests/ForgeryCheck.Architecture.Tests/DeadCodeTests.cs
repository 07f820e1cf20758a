namespace ForgeryCheck.Architecture.Tests;

/// <summary>Shipped code is used by shipped code or by the harness that measures the weights; use by a test alone does not count.</summary>
public sealed class DeadCodeTests
{
    [Fact]
    public void Nothing_that_ships_is_used_by_nobody_or_by_tests_alone()
    {
        var dead = new DeadCode([.. CompiledTypes.Modules, CompiledTypes.Harness], new SourceWords());
        var names = CompiledTypes.Modules.SelectMany(dead.In).ToList();
        Assert.True(names.Count == 0, $"{names.Count} types and members are used by nothing that ships. Remove each, or register it where its kind is listed (RuleSet.cs, Composition.cs, IdKinds.cs, ReportWriters.cs):\n{string.Join("\n", names)}");
    }
}
