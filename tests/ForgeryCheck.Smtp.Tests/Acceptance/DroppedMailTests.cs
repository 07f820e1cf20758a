using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Relay;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Acceptance;

/// <summary>Mail for recipients that are dropped: the client cannot tell, and nothing comes of it.</summary>
public sealed class DroppedMailTests
{
    private const string Hello = "EHLO client.example\r\n";
    private const string From = "MAIL FROM:<a@example.org>\r\n";
    private const string Kept = "RCPT TO:<b@example.net>\r\n";
    private const string Dropped = "RCPT TO:<probe@example.net>\r\n";
    private const string Data = "DATA\r\nSubject: x\r\n\r\nx\r\n.\r\n";

    [Theory]
    [InlineData(Data, "354 250")]
    [InlineData("BDAT 3\r\nx\r\nBDAT 3 LAST\r\ny\r\n", "250 250")]
    public async Task A_message_for_nobody_else_is_answered_and_gone(string data, string codes)
    {
        var talk = await Talk.HaveInAllWaysAsync(Hello + From + Dropped + Dropped + data + From + Kept + Data, Dropping);

        Assert.Equal($"220 250 250 250 250 {codes} 250 250 354 250", string.Join(' ', talk.Codes));
        Assert.Equal(2, talk.Lines.Count(l => l.StartsWith("250 2.0.0 Ok: queued as ", StringComparison.Ordinal)));
        Assert.Equal("b@example.net", Assert.Single(Assert.Single(talk.Kept).Message.Envelope.Recipients).Address);
    }

    [Fact]
    public async Task A_message_for_others_too_is_kept_for_them_alone()
    {
        var talk = await Talk.HaveInAllWaysAsync(Hello + From + Dropped + Kept + Dropped + Data, Dropping);

        Assert.Equal("220 250 250 250 250 250 354 250", string.Join(' ', talk.Codes));
        var kept = Assert.Single(talk.Kept);
        Assert.Equal("b@example.net", Assert.Single(kept.Message.Envelope.Recipients).Address);
        Assert.Contains("for <b@example.net>", kept.Stamp, StringComparison.Ordinal);
        Assert.DoesNotContain("probe", kept.Stamp, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_comes_first_and_a_dropped_recipient_need_not_be_accepted()
    {
        var talk = await Talk.HaveInAllWaysAsync(
            Hello + From + "RCPT TO:<probe@example.net>\r\nRCPT TO:<probe@example.org>\r\nRCPT TO:<b@example.org>\r\nRCPT TO:<probe@refused.example>\r\n",
            () => new TestBed(o => o with { Accept = ["example.net"], Drop = ["probe@*"], Refuse = ["refused.example"] }));

        Assert.Equal("220 250 250 250 250 550 550", string.Join(' ', talk.Codes));
    }

    [Fact]
    public async Task What_is_wrong_with_a_message_is_said_of_a_dropped_one_too()
    {
        var talk = await Talk.HaveInAllWaysAsync(
            Hello + From + Dropped + $"DATA\r\n{new string('x', 300_000)}\r\n.\r\n" + From + Dropped + "DATA\r\na\nb\r\n.\r\n",
            () => new TestBed(o => o with { Drop = ["probe@*"], RejectBareNewlines = true, Limits = o.Limits with { MessageBytes = 200_000 } }));

        Assert.Equal("220 250 250 250 354 552 250 250 354 550", string.Join(' ', talk.Codes));
    }

    [Fact]
    public async Task Dropped_recipients_count_against_the_limit()
    {
        var talk = await Talk.HaveInAllWaysAsync(Hello + From + Dropped + Kept + Kept, () => new TestBed(o => o with { Drop = ["probe@*"], Limits = o.Limits with { Recipients = 2 } }));

        Assert.Equal("220 250 250 250 250 452", string.Join(' ', talk.Codes));
    }

    [Theory]
    [InlineData(AnalyzeMode.Inline)]
    [InlineData(AnalyzeMode.Background)]
    public async Task Nothing_is_analyzed_or_reported(AnalyzeMode mode)
    {
        await using var analyzed = new AnalyzedBed(mode == AnalyzeMode.Inline ? ForgedAction.Tag : ForgedAction.Accept, mode, drop: ["probe@*"]);

        var talk = await Talk.HaveAsync(Hello + From + Dropped + Data + From + Kept + Dropped + Data, Feed.Lines, analyzed.Bed);
        await analyzed.Analyzer.StopAsync(TimeSpan.FromSeconds(20));

        Assert.Equal("220 250 250 250 354 250 250 250 250 354 250", string.Join(' ', talk.Codes));
        Assert.Equal(["b@example.net"], Assert.Single(analyzed.Reports).Envelope!.Recipients);
        Assert.Single(talk.Kept);
    }

    [Fact]
    public async Task LMTP_answers_for_each_recipient_in_order()
    {
        await using var next = new ScriptedNextHop([(".", "250 a\r\n550 b\r\n")]);
        var bed = new TestBed(o => o with { Lmtp = true, Drop = ["probe@*"] }) { NextHop = new NextHop(new NextHopAddress("127.0.0.1", next.Port, Lmtp: true), "mx.example.net") };

        var talk = await Talk.HaveAsync("LHLO x\r\n" + From + Kept + Dropped + "RCPT TO:<c@example.net>\r\n" + Data + From + Dropped + Dropped + Data, Feed.Lines, bed);

        Assert.Equal("220 250 250 250 250 250 354 250 250 550 250 250 250 354 250 250", string.Join(' ', talk.Codes));
        Assert.Equal("250 2.0.0 Ok: queued as ", talk.Lines.Where(l => l[3] == ' ').ElementAt(8)[..24]);
    }

    [Fact]
    public async Task The_next_hop_hears_nothing_of_them()
    {
        await using var next = new ScriptedNextHop([("MAIL", "250 a\r\n"), ("RCPT", "250 b\r\n"), ("RSET", "250 r\r\n"), (".", "250 c\r\n")]);
        var bed = new TestBed(o => o with { Drop = ["probe@*"] }) { NextHop = new NextHop(new NextHopAddress("127.0.0.1", next.Port), "mx.example.net") };

        var talk = await Talk.HaveAsync(Hello + From + Dropped + Data + From + Dropped + Kept + Data + "QUIT\r\n", Feed.Lines, bed);

        Assert.Equal("220 250 250 250 354 250 250 250 250 354 250 221", string.Join(' ', talk.Codes));
        Assert.Equal(["MAIL", "RSET", "MAIL", "RCPT", "DATA"], next.Commands.Select(c => c.Split(' ')[0]).Where(c => c is not ("EHLO" or "QUIT")));
        Assert.Single(next.Data);
        Assert.DoesNotContain(next.Commands, c => c.Contains("probe", StringComparison.Ordinal));
    }

    private static TestBed Dropping() => new(o => o with { Drop = ["probe@*"] });
}
