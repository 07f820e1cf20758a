namespace ForgeryCheck.Cli.Tests.Commands;

public sealed class AbuseTests
{
    [Fact]
    public void A_feedback_report_names_who_reports()
    {
        var run = Forgerycheck.Run("analyze", "--fail-on", "never", "--format", "arf", "--reporter", "Anna", "--reporter-address", "abuse@example.org", PathOf("honest-postfix.eml"));

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("From: Anna <abuse@example.org>\r\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\r\nSource-IP: 198.51.100.17\r\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abuse")]
    [InlineData("arf")]
    [InlineData("xarf")]
    public void A_message_without_an_address_is_left_out_with_a_word(string format)
    {
        var file = PathOf("honest-no-received-lines.eml");
        var run = Forgerycheck.Run("analyze", "--format", format, "--reporter-address", "abuse@example.org", file);

        Assert.Empty(run.Output);
        Assert.Equal($"forgerycheck: {file}: left out: the message has no Received line\n", run.Error.ReplaceLineEndings("\n"));
        Assert.Empty(Forgerycheck.Run("analyze", "-q", "--format", format, "--reporter-address", "abuse@example.org", file).Error);
    }

    private static string PathOf(string name) => Samples.SampleRun.PathOf(name);
}
