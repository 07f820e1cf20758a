using ForgeryCheck.Scoring;
using Tally = ForgeryCheck.Cli.Pipeline.Tally;

namespace ForgeryCheck.Cli.Tests.Pipeline;

public sealed class TallyTests
{
    [Theory]
    [InlineData(Verdict.Forged, Verdict.Forged, 1)]
    [InlineData(Verdict.Suspicious, Verdict.Forged, 0)]
    [InlineData(Verdict.Suspicious, Verdict.Suspicious, 1)]
    [InlineData(Verdict.Forged, Verdict.Suspicious, 1)]
    [InlineData(Verdict.Forged, null, 0)]
    [InlineData(Verdict.Consistent, Verdict.Suspicious, 0)]
    [InlineData(Verdict.Untestable, Verdict.Suspicious, 0)]
    public void The_exit_status_tells_what_was_found(Verdict verdict, Verdict? failOn, int expected)
    {
        var tally = new Tally();
        tally.Add(Verdict.Consistent);
        tally.Add(verdict);

        Assert.Equal(expected, tally.ExitStatus(failOn));
    }

    [Fact]
    public void Trouble_in_reading_goes_before_what_was_found()
    {
        var tally = new Tally();
        tally.Add(Verdict.Forged);
        tally.AddUnreadable();

        Assert.Equal(2, tally.ExitStatus(Verdict.Forged));
        Assert.Equal("1 message: 1 forged, 0 suspicious, 0 consistent, 0 untestable; 1 could not be read", tally.ToString());
    }

    [Fact]
    public void No_message_is_a_status_of_its_own() => Assert.Equal(3, new Tally().ExitStatus(null));
}
