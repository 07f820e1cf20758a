using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Relay;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Acceptance;

/// <summary>250 is said when the message is kept, and not before; what fails is said, and the next message fares better.</summary>
public sealed class MessageAcceptanceTests
{
    private const string Hello = "EHLO mail.example.org\r\n";
    private const string Envelope = "MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.net>\r\n";

    // Forged, whoever hands it in.
    private static readonly string Forged = File.ReadAllText(Path.Combine(SourceTree.Samples, "forged-typed-lines.eml"));

    [Fact]
    public async Task The_250_is_held_back_until_the_message_is_kept()
    {
        var gate = new TaskCompletionSource();
        var bed = new TestBed { Store = new MemoryStore { Gate = gate.Task } };

        var talking = Talk.HaveAsync(Hello + Envelope + "DATA\r\nx\r\n.\r\nQUIT\r\n", Feed.Lines, bed);
        await bed.Store.Begun.Task.WaitAsync(Patience.Longest);
        Assert.False(talking.IsCompleted);
        Assert.Empty(bed.Store.Kept);
        gate.SetResult();

        Assert.Equal("220 250 250 250 354 250 221", string.Join(' ', (await talking).Codes));
    }

    [Theory]
    [InlineData(true, 452)]
    [InlineData(false, 451)]
    public async Task A_message_that_cannot_be_kept_is_not_taken(bool isFull, int code)
    {
        var bed = new TestBed { Store = new MemoryStore { Fault = new StoreException(isFull, "broken") } };

        var talk = await Talk.HaveAsync(Hello + Envelope + "DATA\r\nx\r\n.\r\nNOOP\r\n", Feed.Lines, bed);
        bed.Store.Fault = null;
        var next = await Talk.HaveAsync(Hello + Envelope + "DATA\r\nx\r\n.\r\n", Feed.Lines, bed);

        Assert.Equal($"220 250 250 250 354 {code} 250", string.Join(' ', talk.Codes));
        Assert.Equal(250, next.Codes.Last());
        Assert.Single(bed.Store.Kept);
    }

    [Theory]
    [InlineData(5, 250)]
    [InlineData(6, 554)]
    public async Task Hops_are_counted_beyond_what_is_held_in_memory(int hops, int code)
    {
        var filler = string.Concat(Enumerable.Repeat($"A: {new string('b', 90)}\r\n", 4000));
        var bed = new TestBed(o => o with { Limits = o.Limits with { ReceivedLines = 5 } });

        var talk = await Talk.HaveAsync(
            Hello + Envelope + "DATA\r\n" + filler + string.Concat(Enumerable.Repeat("Received: x\r\n", hops)) + "\r\nReceived: y\r\n.\r\n", Feed.Lines, bed);

        Assert.Equal($"220 250 250 250 354 {code}", string.Join(' ', talk.Codes));
    }

    [Fact]
    public async Task A_full_spool_is_told_at_MAIL()
    {
        var talk = await Talk.HaveInAllWaysAsync(Hello + Envelope + "DATA\r\n", () => new TestBed { Store = new MemoryStore { IsFull = true } });

        Assert.Equal("220 250 452 503 503", string.Join(' ', talk.Codes));
    }

    [Fact]
    public async Task A_forged_message_is_refused_where_that_is_asked_for_and_an_honest_one_is_not()
    {
        await using var analyzed = await AnalyzedAsync(ForgedAction.Reject);

        var talk = await Talk.HaveAsync(
            Hello + Envelope + "DATA\r\n" + Wire(Forged) + ".\r\n" + Envelope + "DATA\r\nSubject: x\r\n\r\nx\r\n.\r\n", Feed.Whole, analyzed.Bed);

        Assert.Equal("220 250 250 250 354 550 250 250 354 250", string.Join(' ', talk.Codes));
        Assert.Contains("550 5.7.1", talk.Replies, StringComparison.Ordinal);
        Assert.StartsWith("X-ForgeryCheck: consistent", Assert.Single(talk.Kept).Stamp, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_says_what_was_found_and_copies_of_it_are_renamed()
    {
        await using var analyzed = await AnalyzedAsync(ForgedAction.Tag);

        var talk = await Talk.HaveAsync(Hello + Envelope + "DATA\r\nX-ForgeryCheck: consistent\r\n" + Wire(Forged) + ".\r\n", Feed.Whole, analyzed.Bed);

        var kept = Assert.Single(talk.Kept);
        Assert.StartsWith("X-ForgeryCheck: forged", kept.Stamp, StringComparison.Ordinal);
        Assert.Contains("\r\nX-Received-X-ForgeryCheck: consistent\r\n", kept.Stamp, StringComparison.Ordinal);
        Assert.Single(analyzed.Bed.Store.Reported);
    }

    [Fact]
    public async Task Authentication_Results_are_ours_alone_where_they_are_asked_for()
    {
        await using var analyzed = new AnalyzedBed(ForgedAction.Accept, AnalyzeMode.Inline, "mx.example.net");

        var talk = await Talk.HaveAsync(
            Hello + Envelope + "DATA\r\nAuthentication-Results: mx.example.net; spf=pass\r\nAuthentication-Results: other.example; spf=pass\r\nSubject: x\r\n\r\nx\r\n.\r\n",
            Feed.Whole, analyzed.Bed);

        var whole = Assert.Single(talk.Kept).Stamp + talk.Kept[0].Text;
        Assert.StartsWith("Authentication-Results: mx.example.net;", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("Results: mx.example.net; spf=pass", whole, StringComparison.Ordinal);
        Assert.Contains("Results: other.example; spf=pass", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("X-ForgeryCheck", whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_analysis_in_the_background_says_the_true_peer_and_what_was_wrong()
    {
        await using var analyzed = await AnalyzedAsync(ForgedAction.Accept, AnalyzeMode.Background);

        await Talk.HaveAsync(Hello + Envelope + "DATA\r\n" + Wire(Forged) + "a\nb\r\n.\r\n", Feed.Whole, analyzed.Bed);
        await analyzed.Analyzer.StopAsync(TimeSpan.FromSeconds(20));

        var report = Assert.Single(analyzed.Reports);
        Assert.Equal((1, "192.0.2.7"), (report.BoundaryLine, report.HandOver?.Address?.ToString()));
        Assert.Equal("b@example.net", Assert.Single(report.Envelope!.Recipients));
        Assert.Contains(report.Assessment.Findings, f => f.Rule.Name == "bare-line-ends");
    }

    [Fact]
    public async Task A_full_queue_is_told_at_MAIL_and_not_at_the_end_of_a_message()
    {
        await using var analyzed = new AnalyzedBed(ForgedAction.Accept, AnalyzeMode.Background, queue: 2);
        var gate = new TaskCompletionSource();
        analyzed.Gate = gate.Task;

        var talk = await Talk.HaveAsync(Hello + string.Concat(Enumerable.Repeat(Envelope + "DATA\r\nx\r\n.\r\n", 12)), Feed.Whole, analyzed.Bed);
        gate.SetResult();
        await analyzed.Analyzer.StopAsync(TimeSpan.FromSeconds(20));

        Assert.Contains("451 4.3.2", talk.Replies, StringComparison.Ordinal);
        Assert.Equal(talk.Codes.Count(c => c == 354), talk.Kept.Count);
        Assert.Equal(talk.Kept.Count, analyzed.Reports.Count);
    }

    [Fact]
    public async Task A_large_message_is_analyzed_and_kept_whole()
    {
        await using var analyzed = await AnalyzedAsync(ForgedAction.Tag);
        var body = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"line {i:D40}\r\n"));

        var talk = await Talk.HaveAsync(Hello + Envelope + "DATA\r\nSubject: x\r\n\r\n" + body + ".\r\n", Feed.Whole, analyzed.Bed);

        Assert.EndsWith(body, Assert.Single(talk.Kept).Text, StringComparison.Ordinal);
        Assert.Equal(talk.Kept[0].Text.Length + talk.Kept[0].Stamp.Length - talk.Kept[0].Stamp.IndexOf("Received:", StringComparison.Ordinal), analyzed.Reports[0].Size);
    }

    [Fact]
    public async Task LMTP_has_its_own_hello_and_a_reply_for_each_recipient()
    {
        static TestBed Bed() => new(o => o with { Lmtp = true });
        const string Two = "MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.net>\r\nRCPT TO:<c@example.net>\r\n";

        var talk = await Talk.HaveInAllWaysAsync("HELO x\r\nEHLO x\r\nLHLO x\r\n" + Two + "DATA\r\nx\r\n.\r\n" + Two + "BDAT 1 LAST\r\nxQUIT\r\n", Bed);

        Assert.Equal("220 500 500 250 250 250 250 354 250 250 250 250 250 250 250 221", string.Join(' ', talk.Codes));
        Assert.Contains(" with LMTP id ", talk.Kept[0].Stamp, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "250 a\r\n", "250")]
    [InlineData(true, "250 a\r\n250 b\r\n", "250")]
    [InlineData(true, "250 a\r\n550 b\r\n", "550")]
    [InlineData(true, "550 a\r\n451 b\r\n", "451")]
    public async Task SMTP_answers_a_message_once_whatever_the_next_hop_speaks(bool isLmtp, string answer, string codes) =>
        Assert.Equal($"220 250 250 250 250 354 {codes} 250", await PassOnAsync("EHLO x\r\n", isLmtp, answer));

    [Theory]
    [InlineData(false, "250 a\r\n", "250 250")]
    [InlineData(false, "550 a\r\n", "550 550")]
    [InlineData(true, "250 a\r\n550 b\r\n", "250 550")]
    public async Task LMTP_answers_for_each_recipient_whatever_the_next_hop_speaks(bool isLmtp, string answer, string codes) =>
        Assert.Equal($"220 250 250 250 250 354 {codes} 250", await PassOnAsync("LHLO x\r\n", isLmtp, answer));

    private static async Task<string> PassOnAsync(string hello, bool isLmtp, string answer)
    {
        await using var next = new ScriptedNextHop([(".", answer)]);
        var bed = new TestBed(o => o with { Lmtp = hello[0] == 'L' }) { NextHop = new NextHop(new NextHopAddress("127.0.0.1", next.Port, isLmtp), "mx.example.net") };

        var talk = await Talk.HaveAsync(
            hello + "MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.net>\r\nRCPT TO:<c@example.net>\r\nDATA\r\nx\r\n.\r\nNOOP\r\n", Feed.Lines, bed);

        return string.Join(' ', talk.Codes);
    }

    private static string Wire(string message) => string.Join("\r\n", message.ReplaceLineEndings("\r\n").Split("\r\n").Select(l => l.StartsWith('.') ? "." + l : l)) + "\r\n";

    private static Task<AnalyzedBed> AnalyzedAsync(ForgedAction action, AnalyzeMode mode = AnalyzeMode.Inline) => Task.FromResult(new AnalyzedBed(action, mode));
}
