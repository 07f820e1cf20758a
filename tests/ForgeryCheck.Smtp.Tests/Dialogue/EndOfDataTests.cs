using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Dialogue;

/// <summary>
/// SMTP smuggling: whatever looks like the end of data and is not, with a whole second transaction behind it - junk alone passes on servers that can be exploited.
/// Every spelling in every place, whole, line by line, byte by byte, and cut in two at every byte.
/// </summary>
public sealed class EndOfDataTests
{
    private const string Start = "EHLO client.example\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.net>\r\nDATA\r\n";
    private const string Second = "MAIL FROM:<evil@example.org>\r\nRCPT TO:<b@example.net>\r\nDATA\r\nFrom: admin@example.net\r\n\r\nsmuggled";
    private const string End = "\r\n.\r\n";

    private static readonly string[] LookAlikes =
    [
        "\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r.\r\n", "\r\n.\r", "\r.\n", "\n.\r", "\r\n.\r\r\n", "\r\n.\0\r\n", "\r\n\0.\r\n", "\r\n. \r\n",
        "\r\n.\t\r\n", "\n.\r\r\n", "\r\r.\r\r", "\n\n.\n\n", "\r\n.\r\n"[..4] + "x\r\n",
    ];

    public static TheoryData<string> Spellings => [.. LookAlikes];

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task A_look_alike_in_the_body_ends_nothing(string spelling) => await OnlyTheRealEndEnds("Subject: x\r\n\r\nbody" + spelling + Second, spelling);

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task A_look_alike_in_the_header_ends_nothing(string spelling) => await OnlyTheRealEndEnds("Subject: x" + spelling + Second, spelling);

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task A_look_alike_at_the_very_start_ends_nothing(string spelling) =>
        await OnlyTheRealEndEnds(spelling.StartsWith("\r\n", StringComparison.Ordinal) ? spelling[2..] + Second : spelling + Second, spelling);

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task A_look_alike_right_before_the_end_ends_nothing(string spelling) => await OnlyTheRealEndEnds("Subject: x\r\n\r\nbody" + spelling, spelling);

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task Where_bare_newlines_are_refused_one_reply_comes_behind_the_real_end(string spelling)
    {
        var script = Start + "Subject: x\r\n\r\nbody" + spelling + Second + End + "NOOP\r\n";

        var talk = await Talk.HaveInAllWaysAsync(script, () => new TestBed(o => o with { RejectBareNewlines = true }));

        var isBare = spelling.Replace("\r\n", "", StringComparison.Ordinal).AsSpan().ContainsAny('\r', '\n');
        Assert.Equal($"220 250 250 250 354 {(isBare ? 550 : 250)} 250", string.Join(' ', talk.Codes));
        Assert.Equal(isBare ? 0 : 1, talk.Kept.Count);
    }

    [Fact]
    public async Task An_end_behind_a_bare_CR_is_an_end_and_what_follows_is_the_next_transaction()
    {
        var talk = await Talk.HaveInAllWaysAsync(Start + "body\r\r\n.\r\n" + Second + End);

        Assert.Equal("220 250 250 250 354 250 250 250 354 250", string.Join(' ', talk.Codes));
        Assert.Equal("body\r\r\n", talk.Kept[0].Text);
        Assert.Contains(talk.Kept[0].Message.Session.Wire, f => f.Kind == WireFactKind.BareCarriageReturn);
    }

    [Fact]
    public async Task The_end_is_found_wherever_it_is_cut()
    {
        var script = Start + "Subject: x\r\n\r\nbody" + End + "NOOP\r\n";
        for (var cut = Start.Length; cut < script.Length; cut++)
        {
            var talk = await Talk.HaveInPiecesAsync([script[..cut], script[cut..]]);

            Assert.Equal("220 250 250 250 354 250 250", string.Join(' ', talk.Codes));
            Assert.Equal("Subject: x\r\n\r\nbody\r\n", Assert.Single(talk.Kept).Text);
        }
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task A_look_alike_cut_anywhere_ends_nothing(string spelling)
    {
        var content = "Subject: x\r\n\r\nbody" + spelling + Second;
        var at = Start.Length + content.IndexOf(spelling, StringComparison.Ordinal);
        var script = Start + content + End;
        for (var cut = at - 1; cut <= at + spelling.Length + 1; cut++)
        {
            var talk = await Talk.HaveInPiecesAsync([script[..cut], script[cut..]]);

            Assert.Equal("220 250 250 250 354 250", string.Join(' ', talk.Codes));
            Assert.Equal(Unstuffed(content) + "\r\n", Assert.Single(talk.Kept).Text);
        }
    }

    [Fact]
    public async Task A_chunk_is_never_looked_into()
    {
        const string Chunk = "a\r\n.\r\nMAIL FROM:<evil@example.org>\r\n";
        var script = $"EHLO c\r\nMAIL FROM:<a@b>\r\nRCPT TO:<b@c>\r\nBDAT {Chunk.Length}\r\n{Chunk}BDAT 2\r\nx\rBDAT 3 LAST\r\n\ny\nNOOP\r\n";

        var talk = await Talk.HaveInAllWaysAsync(script);

        Assert.Equal("220 250 250 250 250 250 250 250", string.Join(' ', talk.Codes));
        var kept = Assert.Single(talk.Kept);
        Assert.Equal(Chunk + "x\r\ny\n", kept.Text);
        Assert.DoesNotContain(kept.Message.Session.Wire, f => f.Kind is WireFactKind.EndOfDataLookAlike or WireFactKind.BareCarriageReturn);
    }

    private static async Task OnlyTheRealEndEnds(string content, string spelling)
    {
        var talk = await Talk.HaveInAllWaysAsync(Start + content + End + "QUIT\r\n");

        Assert.Equal("220 250 250 250 354 250 221", string.Join(' ', talk.Codes));
        var kept = Assert.Single(talk.Kept);
        Assert.Equal(Unstuffed(content) + "\r\n", kept.Text);
        var trap = await Talk.HaveInAllWaysAsync(Start + content + End + "QUIT\r\n", TestBed.Trap);
        Assert.Equal(talk.Codes, trap.Codes);
        Assert.Equal(kept.Text, Assert.Single(trap.Kept).Text);

        // What is dropped is read to the same end.
        var dropped = await Talk.HaveInAllWaysAsync((Start + content + End + "QUIT\r\n").Replace("<b@", "<dropped-b@", StringComparison.Ordinal), TestBed.Trap);
        Assert.Equal(talk.Codes, dropped.Codes);
        Assert.Empty(dropped.Kept);
        if (!spelling.EndsWith("x\r\n", StringComparison.Ordinal))
        {
            Assert.Contains(kept.Message.Session.Wire, f => f.Kind == WireFactKind.EndOfDataLookAlike);
        }
    }

    // RFC 5321 section 4.5.2: a dot at the start of a line is taken off; lines end in CR LF alone.
    private static string Unstuffed(string content) =>
        string.Join("\r\n", content.Split("\r\n").Select(l => l.StartsWith('.') ? l[1..] : l));
}
