using ForgeryCheck.Identifiers;

namespace ForgeryCheck.Tests.Identifiers;

/// <summary>Google's wall clock turns when the law of the United States says so.</summary>
public sealed class PacificTimeTests
{
    [Theory]
    [InlineData("2006-04-02T09:59:59Z", false)]
    [InlineData("2006-04-02T10:00:00Z", true)]
    [InlineData("2006-10-29T08:59:59Z", true)]
    [InlineData("2006-10-29T09:00:00Z", false)]
    [InlineData("2007-03-11T09:59:59Z", false)]
    [InlineData("2007-03-11T10:00:00Z", true)]
    [InlineData("2024-11-03T08:59:59Z", true)]
    [InlineData("2024-11-03T09:00:00Z", false)]
    [InlineData("2024-07-01T00:00:00Z", true)]
    [InlineData("2024-12-01T00:00:00Z", false)]
    [InlineData("2024-01-31T00:00:00Z", false)]
    public void SummerTimeIsInForce(string time, bool summer) => Assert.Equal(summer, PacificTime.IsSummer(Ids.Unix(time)));

    [Theory]
    [InlineData("2024-11-03T08:30:00Z")]
    [InlineData("2024-11-03T09:30:00Z")]
    public void TheHourThatComesTwiceIsReadNearTheLine(string time)
    {
        // 01:30 by the clock, before and after it is put back.
        Assert.Equal(Ids.Unix(time), PacificTime.ToUtc(Ids.Unix("2024-11-03T01:30:00Z"), Ids.Unix(time)));
    }
}
