using System.Text.Json;

namespace ForgeryCheck.Cli.Tests.Commands;

public sealed class ExchangeTests
{
    [Theory]
    [InlineData("never", 0)]
    [InlineData("forged", 1)]
    public void A_log_says_how_the_run_ended(string failOn, int status)
    {
        var run = Forgerycheck.Run("analyze", "--format", "sarif", "--fail-on", failOn, PathOf("forged-wrong-weekday.eml"));

        Assert.Equal(status, run.ExitCode);
        var invocation = Invocation(run.Output);
        Assert.Equal(status, invocation.GetProperty("exitCode").GetInt32());
        Assert.True(invocation.GetProperty("executionSuccessful").GetBoolean());
    }

    [Fact]
    public void What_could_not_be_read_stands_in_the_log()
    {
        var run = Forgerycheck.Run("analyze", "--format", "sarif", PathOf("honest-postfix.eml"), "no such.eml");

        Assert.Equal(2, run.ExitCode);
        var invocation = Invocation(run.Output);
        Assert.Equal(2, invocation.GetProperty("exitCode").GetInt32());
        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Contains("\"no%20such.eml\"", invocation.GetProperty("toolExecutionNotifications").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mailbox_is_one_event_and_one_bundle()
    {
        var file = PathOf("three-messages.mbox");

        Assert.Equal(3, Json("misp").GetProperty("Event").GetProperty("Object").GetArrayLength());
        Assert.Equal(3, Json("stix").GetProperty("objects").EnumerateArray().Count(one => one.GetProperty("type").GetString() == "email-message"));

        JsonElement Json(string format) => JsonDocument.Parse(Forgerycheck.Run("analyze", "--format", format, file).Output).RootElement;
    }

    [Fact]
    public void A_message_that_no_event_can_hold_is_left_out_with_a_word()
    {
        var run = Forgerycheck.RunWith("X-Nothing: here\n\n", null, "analyze", "--format", "misp", "-");

        Assert.Empty(run.Output);
        Assert.Equal("forgerycheck: -: left out: the message has no field that an object of MISP could be made of\n", run.Error.ReplaceLineEndings("\n"));
    }

    private static JsonElement Invocation(string log) => JsonDocument.Parse(log).RootElement.GetProperty("runs")[0].GetProperty("invocations")[0];

    private static string PathOf(string name) => Samples.SampleRun.PathOf(name);
}
