using ForgeryCheck.Names;

namespace ForgeryCheck.Tests.Names;

/// <summary>What is left of an answer of the DNS that is later than the mail.</summary>
public sealed class AnswerAgeTests
{
    private static readonly DateTimeOffset HandedOver = new(2024, 5, 1, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-3, 1)] // the clock of the host that took the mail is ahead
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(8, 0.7071)]
    [InlineData(15, 0.5)]
    [InlineData(29, 0.25)]
    [InlineData(90, 0.0122)]
    [InlineData(90.5, 0)]
    [InlineData(9000, 0)]
    public void Half_the_weight_goes_with_every_fortnight(double days, double share) =>
        Assert.Equal(share, new AnswerAge(TimeSpan.FromDays(days)).Share, 4);

    [Fact]
    public void The_latest_answer_counts()
    {
        var age = AnswerAge.Of([Answer(2), Answer(9), Answer(4)], HandedOver);

        Assert.Equal("9", age?.Days);
        Assert.Contains("9 days after the mail came in", age!.Value.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_answer_or_a_trusted_time_there_is_no_age()
    {
        Assert.Null(AnswerAge.Of([], HandedOver));
        Assert.Null(AnswerAge.Of([Answer(9)], null));
    }

    private static DnsAnswer Answer(int days) =>
        new(DnsQuestion.Of("a.example", DnsType.A), DnsStatus.NxDomain, [], HandedOver.AddDays(days), "192.0.2.53:53");
}
