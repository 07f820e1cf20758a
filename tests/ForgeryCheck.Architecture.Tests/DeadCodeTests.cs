namespace ForgeryCheck.Architecture.Tests;

public sealed class DeadCodeTests
{
    [Fact]
    public void Nothing_that_ships_is_used_by_tests_alone_or_by_nobody()
    {
        var dead = new DeadCode(CompiledTypes.Modules);
        var members = CompiledTypes.Modules.SelectMany(dead.Members).ToList();
        Assert.True(members.Count == 0, $"{members.Count} members are used by nothing that ships:\n{string.Join("\n", members)}");
    }
}
