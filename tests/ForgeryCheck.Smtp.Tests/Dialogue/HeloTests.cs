using System.Text;
using CsCheck;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Tests.Dialogue;

/// <summary>What is taken as a HELO name, and what the record and our Received line make of it.</summary>
public sealed class HeloTests
{
    private const string Mail = "MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.net>\r\nDATA\r\nSubject: x\r\n\r\nx\r\n.\r\n";

    /// <summary>Names as bytes, as recorded and as written.</summary>
    public static TheoryData<string, string, string> Names => new()
    {
        { "HP LaserJet 4200", "HP LaserJet 4200", "HP?LaserJet?4200" },
        { "M\u00fcller-PC", "M\u00fcller-PC", "M?ller-PC" },
        { "M\u00c3\u00bcller-PC", "M\u00fcller-PC", "M?ller-PC" },
        { "", "", "unknown" },
        { "  two  spaces", "  two  spaces", "??two??spaces" },
        { "[192.0.2.300]", "[192.0.2.300]", "?192.0.2.300?" },
        { "a..b", "a..b", "a..b" },
        { "<script>", "<script>", "?script?" },
        { "x) by evil.example (y", "x) by evil.example (y", "x??by?evil.example??y" },
        { "a\tb\x1b[31m\0\x7f", "a\tb\x1b[31m\0\x7f", "a?b??31m??" },
        { "; Wed, 1 May 2002 00:00:00 +0000", "; Wed, 1 May 2002 00:00:00 +0000", "??Wed??1?May?2002?00:00:00?+0000" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Any_name_is_taken_where_that_is_asked_for_recorded_as_it_came_and_written_in_safe_form(string bytes, string recorded, string written)
    {
        foreach (var verb in (string[])["HELO", "EHLO"])
        {
            var talk = await Talk.HaveInAllWaysAsync($"{verb} {bytes}\r\n" + Mail, TestBed.Trap);

            Assert.Equal("220 250 250 250 354 250", string.Join(' ', talk.Codes));
            var kept = Assert.Single(talk.Kept);
            Assert.Equal(recorded, kept.Message.Session.Helo);
            Assert.StartsWith($"Received: from {written}\r\n\t(unknown [192.0.2.7])\r\n", kept.Stamp, StringComparison.Ordinal);
            Assert.Contains(talk.Facts, f => f.Kind == WireFactKind.SyntaxError);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task By_default_what_is_no_name_is_refused(string bytes, string recorded, string written)
    {
        _ = (recorded, written);

        Assert.Equal("220 501 501 250", string.Join(' ', (await Talk.HaveInAllWaysAsync($"HELO {bytes}\r\nEHLO {bytes}\r\nNOOP\r\n")).Codes));
    }

    [Theory]
    [InlineData("client.example")]
    [InlineData("my_pc")]
    [InlineData("192.0.2.7")]
    [InlineData("[IPv6:2001:db8::7]")]
    public async Task A_good_name_is_not_noted(string name)
    {
        var talk = await Talk.HaveInAllWaysAsync($"EHLO {name}\r\n" + Mail, TestBed.Trap);

        Assert.Equal(name, Assert.Single(talk.Kept).Message.Session.Helo);
        Assert.DoesNotContain(talk.Facts, f => f.Kind == WireFactKind.SyntaxError);
    }

    [Fact]
    public async Task A_long_name_is_recorded_and_cut_in_our_line()
    {
        var talk = await Talk.HaveInAllWaysAsync($"EHLO {new string('x', 4000)}\r\n" + Mail, TestBed.Trap);

        var kept = Assert.Single(talk.Kept);
        Assert.Equal(4000, kept.Message.Session.Helo!.Length);
        Assert.All(kept.Stamp.Split("\r\n"), line => Assert.InRange(line.Length, 0, 998));
    }

    [Fact]
    public async Task Other_commands_still_take_no_controls() =>
        Assert.Equal("220 501 250 501", string.Join(' ', (await Talk.HaveInAllWaysAsync("NOOP a\tb\r\nEHLO a\tb\r\nMAIL FROM:<a\t@b>\r\n", TestBed.Trap)).Codes));

    [Fact]
    public async Task LHLO_is_no_other() =>
        Assert.Equal("220 250", string.Join(' ', (await Talk.HaveInAllWaysAsync("LHLO a b\r\n", () => new TestBed(o => o with { Helo = HeloPolicy.Any, Lmtp = true }))).Codes));

    [Fact]
    public async Task No_name_at_all_breaks_our_line_or_the_reading_of_it() =>
        await Gen.Byte.Where(b => b is not ((byte)'\r' or (byte)'\n')).Array[0, 60].SampleAsync(async name =>
        {
            // Trailing spaces are no part of an argument.
            var bytes = Encoding.Latin1.GetString(name).TrimEnd(' ');

            var kept = Assert.Single((await Talk.HaveAsync($"EHLO {bytes}\r\n" + Mail, Feed.Lines, TestBed.Trap())).Kept);

            Assert.All(kept.Stamp.Split("\r\n").SkipLast(1).Skip(1), line => Assert.StartsWith("\t", line, StringComparison.Ordinal));
            Assert.True(kept.Stamp.All(c => c is (>= ' ' and <= '~') or '\r' or '\n' or '\t'), kept.Stamp);
            var line = ReceivedParser.Parse(Encoding.Latin1.GetBytes(kept.Stamp["Received:".Length..]));
            Assert.Equal(
                (kept.Message.Session.Id, "mx.example.net", "192.0.2.7", "b@example.net"), (line.Id, line.By, line.Address?.ToString(), Assert.Single(line.For)));
            Assert.Equal(kept.Message.Session.Helo is { Length: > 0 } helo ? helo.Length : "unknown".Length, line.Helo?.Length);
        }, iter: 3000);
}
