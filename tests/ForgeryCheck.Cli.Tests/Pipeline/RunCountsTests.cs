using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Pipeline;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Cli.Tests.Pipeline;

public sealed class RunCountsTests
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
        var counts = new RunCounts();
        counts.Add(Verdict.Consistent);
        counts.Add(verdict);

        Assert.Equal((ExitStatus)expected, counts.Status(failOn));
    }

    [Fact]
    public void Trouble_in_reading_goes_before_what_was_found()
    {
        var counts = new RunCounts();
        counts.Add(Verdict.Forged);
        counts.AddUnreadable();

        Assert.Equal(ExitStatus.Trouble, counts.Status(Verdict.Forged));
        Assert.Equal("1 message: 1 forged, 0 suspicious, 0 consistent, 0 untestable; 1 could not be read", counts.ToString());
    }

    [Fact]
    public void No_message_is_a_status_of_its_own() => Assert.Equal(ExitStatus.NoMessage, new RunCounts().Status(null));
}
