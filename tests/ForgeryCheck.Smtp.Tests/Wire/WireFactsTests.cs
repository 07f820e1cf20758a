using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Wire;

namespace ForgeryCheck.Smtp.Tests.Wire;

public sealed class WireFactsTests
{
    [Fact]
    public void MoreThanCanBeCountedIsTheMostThereIs()
    {
        var facts = new WireFacts();

        Assert.True(facts.Add(WireFactKind.Nul, count: int.MaxValue));
        Assert.False(facts.Add(WireFactKind.Nul, count: int.MaxValue));

        Assert.Equal(int.MaxValue, facts.Count(WireFactKind.Nul));
        Assert.Equal(int.MaxValue, Assert.Single(WireFacts.List(facts, facts, 0)).Count);
    }
}
