using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Dialogue;

/// <summary>Everything is bounded, and what is beyond a bound is never run as a command.</summary>
public sealed class LimitTests
{
    private const string Start = "EHLO client.example\r\n";
    private const string Envelope = "MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.net>\r\n";

    [Theory]
    [InlineData(512, 250)]
    [InlineData(513, 250)]
    [InlineData(4096, 250)]
    [InlineData(4097, 500)]
    [InlineData(60_000, 500)]
    public async Task A_command_line_may_have_4096_bytes_and_what_is_longer_is_refused_once(int length, int code)
    {
        var talk = await Talk.HaveInAllWaysAsync("NOOP " + new string('x', length - 7) + "\r\nNOOP\r\nQUIT\r\n");

        Assert.Equal($"220 {code} 250 221", string.Join(' ', talk.Codes));
    }

    [Fact]
    public async Task Nothing_within_a_line_that_is_too_long_is_a_command()
    {
        var talk = await Talk.HaveInAllWaysAsync(new string('x', 5000) + "\nQUIT\n\rQUIT\r" + new string('y', 5000) + "\r\nNOOP\r\n");

        Assert.Equal("220 500 250", string.Join(' ', talk.Codes));
    }

    [Fact]
    public async Task A_line_without_end_ends_the_session()
    {
        var talk = await Talk.HaveAsync(new string('x', 300_000));

        Assert.Equal("220 500", string.Join(' ', talk.Codes));
    }

    [Fact]
    public async Task A_message_over_the_limit_is_read_to_its_end_refused_once_and_nothing_of_it_is_run()
    {
        var tail = string.Concat(Enumerable.Repeat("RSET\r\nMAIL FROM:<evil@example.org>\r\nNOOP\r\n", 100));
        var script = Start + Envelope + "DATA\r\n" + new string('x', 2000) + "\r\n" + tail + ".\r\nNOOP\r\n" + Envelope + "DATA\r\nsmall\r\n.\r\n";

        var talk = await Talk.HaveInAllWaysAsync(script, () => new TestBed(o => o with { Limits = o.Limits with { MessageBytes = 1000 } }));

        Assert.Equal("220 250 250 250 354 552 250 250 250 354 250", string.Join(' ', talk.Codes));
        Assert.Equal("small\r\n", Assert.Single(talk.Kept).Text);
    }

    [Fact]
    public async Task Chunks_over_the_limit_are_refused_and_dropped()
    {
        var script = Start + Envelope + "BDAT 8\r\n12345678BDAT 8\r\n12345678BDAT 8 LAST\r\nRSET\r\nxxNOOP\r\n";

        var talk = await Talk.HaveInAllWaysAsync(script, () => new TestBed(o => o with { Limits = o.Limits with { MessageBytes = 10 } }));

        Assert.Equal("220 250 250 250 250 552 552 250", string.Join(' ', talk.Codes));
        Assert.Empty(talk.Kept);
    }

    [Fact]
    public async Task The_recipient_after_the_last_gets_452_and_the_message_goes_to_the_others()
    {
        var script = Start + "MAIL FROM:<a@example.org>\r\n" + string.Concat(Enumerable.Range(0, 1002).Select(i => $"RCPT TO:<r{i}@example.net>\r\n")) + "DATA\r\n.\r\n";

        var talk = await Talk.HaveAsync(script);

        Assert.Equal(2, talk.Codes.Count(c => c == 452));
        Assert.Equal(1000, Assert.Single(talk.Kept).Message.Envelope.Recipients.Count);
    }

    [Fact]
    public async Task The_21st_error_ends_the_session()
    {
        var talk = await Talk.HaveInAllWaysAsync(string.Concat(Enumerable.Repeat("FOO\r\n", 30)));

        Assert.Equal("220 " + string.Concat(Enumerable.Repeat("500 ", 20)) + "421", string.Join(' ', talk.Codes));
    }

    [Theory]
    [InlineData("NOOP\r\n")]
    [InlineData("RSET\r\n")]
    [InlineData("EHLO client.example\r\n")]
    [InlineData("VRFY b\r\n")]
    [InlineData("HELP\r\n")]
    public async Task The_101st_command_that_sends_no_mail_ends_the_session(string command)
    {
        var talk = await Talk.HaveInAllWaysAsync(string.Concat(Enumerable.Repeat(command, 120)));

        Assert.Equal(101, talk.Codes.Skip(1).Count());
        Assert.Equal(421, talk.Codes.Last());
    }

    [Fact]
    public async Task A_message_lets_the_counting_of_junk_begin_anew()
    {
        var junk = string.Concat(Enumerable.Repeat("NOOP\r\n", 90));

        var talk = await Talk.HaveAsync(Start + junk + Envelope + "DATA\r\n.\r\n" + junk);

        Assert.DoesNotContain(421, talk.Codes);
    }

    [Fact]
    public async Task Under_stress_patience_is_short()
    {
        Assert.Equal("220 500 421", string.Join(' ', (await Talk.HaveAsync("FOO\r\nFOO\r\nFOO\r\n", bed: new TestBed { IsStressed = true })).Codes));
    }

    [Fact]
    public async Task A_mail_that_goes_round_is_refused()
    {
        var header = string.Concat(Enumerable.Repeat("Received: from a by b; Wed, 1 May 2024 10:00:00 +0000\r\n", 101));

        var talk = await Talk.HaveInAllWaysAsync(Start + Envelope + "DATA\r\n" + header + "\r\n.\r\n" + Envelope + "DATA\r\n" + header[..^55] + "\r\n" + header + ".\r\n");

        Assert.Equal("220 250 250 250 354 554 250 250 354 250", string.Join(' ', talk.Codes));
    }

    [Fact]
    public async Task Replies_that_wait_are_bounded()
    {
        var talk = await Talk.HaveAsync(Start + string.Concat(Enumerable.Repeat("MAIL FROM:<a@example.org>\r\nRSET\r\n", 40)) + string.Concat(Enumerable.Repeat("RCPT TO:<b@example.net>\r\n", 10)));
        var many = await Talk.HaveAsync(Start + "MAIL FROM:<a@example.org>\r\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"RCPT TO:<r{i}@example.net>\r\n")));

        Assert.True(talk.Sends < 12, "replies to one batch go out together");
        Assert.True(many.Sends >= many.Replies.Length / (2 * ForgeryCheck.Smtp.Replies.ReplyBuffer.Most), "replies are held without bound");
    }

    [Theory]
    [InlineData("b@example.net", 250)]
    [InlineData("b@sub.example.net", 550)]
    [InlineData("b@other.example", 550)]
    [InlineData("refused@example.net", 550)]
    [InlineData("postmaster", 250)]
    public async Task The_policy_says_for_whom_mail_is_taken(string recipient, int code)
    {
        var talk = await Talk.HaveInAllWaysAsync(
            Start + $"MAIL FROM:<a@example.org>\r\nRCPT TO:<{recipient}>\r\n", () => new TestBed(o => o with { Accept = ["example.net"], Refuse = ["refused@example.net"] }));

        Assert.Equal($"220 250 250 {code}", string.Join(' ', talk.Codes));
    }

    [Theory]
    [InlineData("\r\nEHLO x\r\n", WireFactKind.UnknownCommand)]
    [InlineData("EHLO x\r\nMAIL FROM: <a@b.example>\r\n", WireFactKind.SpaceBeforePath)]
    [InlineData("EHLO x\r\nMAIL FROM:<a@b.example> FOO\r\n", WireFactKind.WrongParameter)]
    [InlineData("EHLO x\r\nMAIL FROM a@b.example\r\n", WireFactKind.SyntaxError)]
    [InlineData("MAIL FROM:<a@b.example>\r\n", WireFactKind.OutOfSequence)]
    [InlineData("NOOP \x01\r\n", WireFactKind.ControlInCommand)]
    [InlineData("NOOP\n", WireFactKind.BareLineFeedInCommand)]
    [InlineData("GET / HTTP/1.1\r\n", WireFactKind.OtherProtocol)]
    [InlineData("\x16\x03\x01", WireFactKind.OtherProtocol)]
    [InlineData("\x16\x03\x01\x02\0\x01\0\nabc", WireFactKind.OtherProtocol)]
    [InlineData("PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n", WireFactKind.ProxyByStranger)]
    [InlineData("\r\n\r\n\0\r\nQUIT\n", WireFactKind.ProxyByStranger)]
    [InlineData("EHLO x\r\nXCLIENT ADDR=192.0.2.1\r\n", WireFactKind.ClientClaimByStranger)]
    [InlineData("EHLO x\r\nXFORWARD ADDR=192.0.2.1\r\n", WireFactKind.ClientClaimByStranger)]
    public async Task What_is_wrong_with_commands_is_noted(string script, WireFactKind kind)
    {
        foreach (var feed in Enum.GetValues<Feed>())
        {
            Assert.Contains((await Talk.HaveAsync(script, feed)).Facts, f => f.Kind == kind);
        }
    }

    [Theory]
    [InlineData("HELO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\n")]
    [InlineData("EHLO x\r\nMAIL FROM:<a@b.example>\r\n")]
    [InlineData("EHLO x\r\n|NOOP\r\nMAIL FROM:<a@b.example>\r\n")]
    [InlineData("EHLO x\r\n|QUIT\r\nNOOP\r\n")]
    [InlineData("EHLO x\r\n|MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\nmessage\r\n.\r\n")]
    public async Task Sending_on_without_waiting_is_noted_where_it_is_wrong(string script)
    {
        var pieces = script.Split('|');

        Assert.Contains((await Talk.HaveInPiecesAsync(pieces)).Facts, f => f.Kind == WireFactKind.PipelinedOutOfTurn);
        Assert.DoesNotContain((await Talk.HaveAsync(string.Concat(pieces), Feed.Lines)).Facts, f => f.Kind == WireFactKind.PipelinedOutOfTurn);
    }

    [Fact]
    public async Task A_client_that_speaks_first_is_greeted_and_it_is_noted()
    {
        var talk = await Talk.HaveAsync("EHLO x\r\nQUIT\r\n", Feed.Lines, isEarly: true);

        Assert.Equal("220 250 221", string.Join(' ', talk.Codes));
        Assert.Contains(talk.Facts, f => f.Kind == WireFactKind.EarlyTalk);
    }
}
