using System.Text;
using CsCheck;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Dialogue;

/// <summary>What a client sends is kept byte for byte, and what is wrong with it is noted.</summary>
public sealed class ContentTests
{
    private const string Start = "EHLO client.example\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.net>\r\nDATA\r\n";

    [Theory]
    [InlineData("", "")]
    [InlineData("\r\n", "\r\n")]
    [InlineData("..a\r\n.b\r\n...\r\n..\r\n", ".a\r\nb\r\n..\r\n.\r\n")]
    [InlineData("..x\r\n", ".x\r\n")]
    [InlineData("a\rb\nc\0d\r\n", "a\rb\nc\0d\r\n")]
    public async Task Dots_are_taken_off_and_nothing_else(string sent, string kept)
    {
        var talk = await Talk.HaveInAllWaysAsync(Start + sent + ".\r\n");

        Assert.Equal(kept, Assert.Single(talk.Kept).Text);
    }

    [Fact]
    public async Task All_bytes_come_through()
    {
        var all = new string([.. Enumerable.Range(0, 256).Select(i => (char)i)]) + "\r\n";

        Assert.Equal(all, Assert.Single((await Talk.HaveInAllWaysAsync(Start + all + ".\r\n")).Kept).Text);
    }

    [Theory]
    [InlineData(998)]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(100_000)]
    [InlineData(600_000)]
    public async Task A_line_of_any_length_is_kept(int length)
    {
        var line = new string('x', length) + "\r\n";

        var kept = Assert.Single((await Talk.HaveAsync(Start + line + ".\r\n")).Kept);

        Assert.Equal(line, kept.Text);
        Assert.Equal(length + 2 > 1000, kept.Message.Session.Wire.Any(f => f.Kind == WireFactKind.LongLine));
    }

    [Fact]
    public async Task The_dot_that_is_taken_off_does_not_make_a_line_too_long()
    {
        var kept = Assert.Single((await Talk.HaveAsync(Start + ".." + new string('x', 997) + "\r\n.\r\n")).Kept);

        Assert.Equal(1000, kept.Text.Length);
        Assert.DoesNotContain(kept.Message.Session.Wire, f => f.Kind == WireFactKind.LongLine);
    }

    [Fact]
    public async Task Any_content_comes_back_as_a_small_reader_reads_it() =>
        await Gen.OneOf([.. new[] { "\r\n", "\n", "\r", ".", "..", "a", "bc", "\0", "\u00fc", " ", "From " }.Select(Gen.Const)]).Array[0, 40].SampleAsync(async parts =>
        {
            var sent = string.Concat(parts);
            foreach (var feed in Enum.GetValues<Feed>())
            {
                var talk = await Talk.HaveAsync(Start + sent + "\r\n.\r\nQUIT\r\n", feed);
                var (content, rest) = Reference(sent + "\r\n.\r\nQUIT\r\n");

                Assert.Equal(content, talk.Kept[0].Text);
                Assert.Equal(content, (await Talk.HaveAsync(Start + sent + "\r\n.\r\nQUIT\r\n", feed, TestBed.Trap())).Kept[0].Text);
                Assert.Equal(rest.Length == 6, talk.Codes.Last() == 221 && talk.Kept.Count == 1 && talk.Codes.Count() == 7);
            }
        }, iter: 500);

    [Fact]
    public async Task What_is_wrong_is_noted_with_its_place()
    {
        const string Sent = "Subject: x\r\n\r\nab\rc\r\nde\nf\r\n\0\r\n\u00fc\r\n";

        var kept = Assert.Single((await Talk.HaveInAllWaysAsync(Start + Sent + ".\r\n")).Kept);

        var whole = kept.Stamp + kept.Text;
        foreach (var (kind, what) in new[]
        {
            (WireFactKind.BareCarriageReturn, "\rc"), (WireFactKind.BareLineFeed, "\nf"), (WireFactKind.Nul, "\0"), (WireFactKind.EightBitUndeclared, "\u00fc"),
        })
        {
            Assert.Equal(whole.IndexOf(what, StringComparison.Ordinal), Assert.Single(kept.Message.Session.Wire, f => f.Kind == kind).Offset);
        }
    }

    [Fact]
    public async Task Eight_bits_that_were_declared_are_not_noted()
    {
        var start = Start.Replace("org>", "org> BODY=8BITMIME", StringComparison.Ordinal);

        Assert.Empty(Assert.Single((await Talk.HaveAsync(start + "\u00fc\r\n.\r\n", Feed.Lines)).Kept).Message.Session.Wire);
    }

    [Fact]
    public async Task A_message_that_does_not_come_whole_is_not_kept()
    {
        const string Script = Start + "Subject: x\r\n\r\nbody\r\n.\r\n";
        for (var cut = Start.Length; cut < Script.Length; cut++)
        {
            Assert.Empty((await Talk.HaveAsync(Script[..cut])).Kept);
        }
    }

    [Fact]
    public async Task A_second_message_starts_clean()
    {
        var second = Start[Start.IndexOf("MAIL", StringComparison.Ordinal)..];

        var talk = await Talk.HaveInAllWaysAsync(Start + "one\n\0\r\n.\r\n" + second + "two\r\n.\r\n");

        Assert.Equal(["one\n\0\r\n", "two\r\n"], talk.Kept.Select(k => k.Text));
        Assert.DoesNotContain(talk.Kept[1].Message.Session.Wire, f => f.Kind is WireFactKind.Nul or WireFactKind.BareLineFeed);
    }

    // The whole of RFC 5321 section 4.5.2 and 4.1.1.4 in a few lines, another way than the receiver's.
    private static (string Content, string Behind) Reference(string wire)
    {
        var content = new StringBuilder();
        while (true)
        {
            var end = wire.IndexOf("\r\n", StringComparison.Ordinal);
            var line = wire[..end];
            wire = wire[(end + 2)..];
            if (line == ".")
            {
                return (content.ToString(), wire);
            }

            content.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }
    }
}
