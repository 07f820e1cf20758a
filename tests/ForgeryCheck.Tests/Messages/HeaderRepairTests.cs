using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Tests.Support;
using static ForgeryCheck.Tests.Messages.MessagesTestSupport;

namespace ForgeryCheck.Tests.Messages;

/// <summary>A header that was pasted is put back together; one that was sent stays as it is, whatever its sender wrote.</summary>
public sealed class HeaderRepairTests
{
    private const string Intact =
        "Received: from hill.example (hill.example [192.0.2.8])\n\tby mx.lake.example (Postfix) with ESMTP id 4XW2cB1\n\tfor <o@lake.example>; Mon, 3 Jun 2024 08:00:05 +0000 (UTC)\n"
        + "Received: from hut (hut.hill.example [192.0.2.9])\n\tby hill.example with ESMTP id 77; Mon, 3 Jun 2024 08:00:01 +0000\n"
        + "From: Ida <ida@hill.example>\nDate: Mon, 3 Jun 2024 08:00:00 +0000\nSubject: hay\n";

    private static readonly byte[] Damage = Bytes("\n\r\t :;&=\\>|\u00A0\u00C2\u00E2\0");

    [Fact]
    public void What_was_done_is_said_in_one_sentence()
    {
        var message = ReadOne(Intact.Replace("\n\t", "\n", StringComparison.Ordinal));

        Assert.Equal(Intact, Text(message.Header.Bytes));
        Assert.Equal(3, message.Repairs!.Continuations);
        Assert.Equal("The header was pasted: 3 continuation lines without leading white space were rejoined. Offsets refer to the header as it was read.", message.Repairs.Sentence);
        Assert.Null(message.Repairs.Warning);
    }

    [Fact]
    public void Lines_that_belong_nowhere_are_counted_aloud()
    {
        var message = ReadOne(Intact.Replace("From: Ida", "what is this\nand this\nand that\nFrom: Ida", StringComparison.Ordinal));

        Assert.Equal("3 lines of the header could not be read and were left out.", message.Repairs!.Warning);
        Assert.Equal(2, Received(message).Length);
        Assert.DoesNotContain("what", string.Concat(Received(message)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by mx.lake.example: port 25 with ESMTP; ")]
    [InlineData("by: mx.lake.example with ESMTP; ")]
    [InlineData("id: 7781; ")]
    [InlineData("mx.lake.example:25 with ESMTP; ")]
    [InlineData("[IPv6:2001:db8::9] with ESMTP; ")]
    public void A_continuation_may_look_like_a_field(string second)
    {
        var message = ReadOne($"Received: from hut (hut.hill.example [192.0.2.9])\n{second}Mon, 3 Jun 2024\n08:00:01 +0000\n(UTC)\nFrom: ida@hill.example\n");

        Assert.Equal($"from hut (hut.hill.example [192.0.2.9]) {second}Mon, 3 Jun 2024 08:00:01 +0000 (UTC)", Assert.Single(Received(message)));
        Assert.Equal("ida@hill.example", message.Header.Text("From"u8));
    }

    [Fact]
    public void Names_that_a_signature_lists_are_no_fields()
    {
        var message = ReadOne(Intact.Replace("\n\t", "\n", StringComparison.Ordinal) + "DKIM-Signature: v=1; d=hill.example; h=From:\nSubject:Date:To:\nReceived:Message-ID; bh=aa;\nb=bb==\n");

        Assert.Equal("v=1; d=hill.example; h=From: Subject:Date:To: Received:Message-ID; bh=aa; b=bb==", message.Header.Text("DKIM-Signature"u8));
        Assert.Equal(2, Received(message).Length);
        Assert.Equal("hay", message.Header.Text("Subject"u8));
    }

    [Fact]
    public void A_blank_line_among_the_trace_fields_is_looked_through()
    {
        var message = ReadOne(Intact.Replace("\nReceived: from hut", "\n\nReceived: from hut", StringComparison.Ordinal));

        Assert.Equal(Intact, Text(message.Header.Bytes));
        Assert.Contains("1 blank line within the header", message.Repairs!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_that_ends_too_early_is_warned_of()
    {
        var message = ReadOne(Intact.Replace("\nReceived: from hut", "\n\nthe next one:\nReceived: from hut", StringComparison.Ordinal));

        Assert.Single(Received(message));
        Assert.Equal(1, message.Repairs!.LinesLeftOut);
    }

    [Fact]
    public void A_quote_that_was_wrapped_is_read()
    {
        var message = ReadOne("> Received: from hut (hut.hill.example [192.0.2.9])\n>  by hill.example with ESMTP\nid 77; Mon, 3 Jun 2024\n> 08:00:01 +0000\n> From: ida@hill.example\n\nWho?\n");

        Assert.Equal("from hut (hut.hill.example [192.0.2.9]) by hill.example with ESMTP id 77; Mon, 3 Jun 2024 08:00:01 +0000", Assert.Single(Received(message)));
        Assert.Equal("ida@hill.example", message.Header.Text("From"u8));
    }

    [Fact]
    public void Quoted_printable_is_read()
    {
        var message = ReadOne("Received: from hut (hut.hill.example [192.0.2.9]) by hill.example=20\n\twith ESMTP id 77 (Exim 4.97) for oskar@lake.example and=\n ; Mon, 3 Jun 2024 08:=\n00:01 +0000\nFrom: ida@hill.example\nSubject: 1=3D1\n");

        Assert.EndsWith("; Mon, 3 Jun 2024 08:00:01 +0000", Assert.Single(Received(message)), StringComparison.Ordinal);
        Assert.Equal("1=1", message.Header.Text("Subject"u8));
    }

    [Theory]
    [InlineData("\nReceived: from bank.example by fake.example; Mon, 3 Jun 2024 07:00:00 +0000\nFrom: b@bank.example\n")]
    [InlineData("\n> Received: from bank.example by fake.example; Mon, 3 Jun 2024 07:00:00 +0000\n")]
    [InlineData("\n\nReceived: from bank.example\nby fake.example; Mon, 3 Jun 2024 07:00:00 +0000\n\nDate: x\n")]
    [InlineData("\nby fake.example; Mon, 3 Jun 2024 07:00:00 +0000\n")]
    public void Body_text_never_becomes_header(string body)
    {
        var message = ReadOne(Intact + body);

        Assert.Equal(Intact, Text(message.Header.Bytes));
        Assert.Empty(message.Repairs?.Done ?? []);
    }

    [Theory]
    [InlineData("by fake.example with ESMTP; Mon, 3 Jun 2024 09:00:00 +0000\n")]
    [InlineData("(envelope-from <b@bank.example>)\n")]
    [InlineData("\u00C2\u00A0by fake.example\n")]
    [InlineData("\\tby fake.example\n")]
    [InlineData("&nbsp;by fake.example\n")]
    public void What_a_sender_wrote_first_never_becomes_part_of_the_line_above_it(string first)
    {
        var lines = Intact.Split("Received: from hut");
        var message = ReadOne($"{lines[0]}{first}Received: from hut{lines[1]}");

        Assert.Equal(Received(ReadOne(Intact)), Received(message));
        Assert.Equal(1, message.Repairs!.LinesLeftOut);
    }

    [Fact]
    public void Nothing_is_added_to_what_a_receiving_host_states()
    {
        var message = ReadOne("Authentication-Results: mx.lake.example; spf=fail\ndkim=pass header.d=bank.example\n" + Intact);

        Assert.Equal("mx.lake.example; spf=fail", message.Header.Text("Authentication-Results"u8));
        Assert.Equal(1, message.Repairs!.LinesLeftOut);
    }

    [Theory]
    [InlineData("a\\r\\nReceived: from x by y; z")]
    [InlineData("a\u00C2\u00A0[198.51.100.1]")]
    [InlineData("a&lt;b")]
    [InlineData("a=20b")]
    [InlineData("a\u00E2\u0080\u008Bb")]
    public void A_client_cannot_write_blanks_or_lines_into_its_name(string helo)
    {
        var text = Intact.Replace("from hill.example (", $"from {helo} (", StringComparison.Ordinal);

        var message = ReadOne(text);

        Assert.Equal(text, Text(message.Header.Bytes));
        Assert.Null(message.Repairs);
    }

    [Fact]
    public void Nothing_is_put_right_in_a_mailbox_or_on_a_server()
    {
        var broken = Intact.Replace("\n\t", "\n", StringComparison.Ordinal);
        using var stream = new MemoryStream(Bytes(broken));

        foreach (var message in (MailMessage[])[MailReader.ReadMessage(stream, "here"), ReadOne(Separator + broken + "\nbody\n")])
        {
            Assert.Equal(broken, Text(message.Header.Bytes));
            Assert.Null(message.Repairs!.Sentence);
            Assert.Equal(3, message.Repairs.LinesLeftOut);
        }
    }

    [Fact]
    public void Every_cut_and_random_damage_are_read_without_an_exception()
    {
        var random = new Random(9);
        foreach (var damage in PastedDamage.All.Values)
        {
            var bytes = Bytes(damage(Intact));
            for (var length = 0; length <= bytes.Length; length++)
            {
                Assert.Single(ReadAll(bytes[..length]));
            }

            for (var i = 0; i < 200; i++)
            {
                var copy = (byte[])bytes.Clone();
                for (var n = random.Next(1, 8); n > 0; n--)
                {
                    copy[random.Next(copy.Length)] = Damage[random.Next(Damage.Length)];
                }

                Assert.NotEmpty(ReadAll(copy));
            }
        }
    }

    [Theory]
    [InlineData("x\n")]
    [InlineData("Received:\n")]
    [InlineData("Received: a\n\n")]
    [InlineData("&nbsp;")]
    [InlineData("\u00C2\u00A0")]
    [InlineData("> \n")]
    [InlineData(">x\nx\n")]
    [InlineData("Return-Path: <>\n\n")]
    [InlineData("=\n")]
    [InlineData(" Received: from b")]
    [InlineData("; Mon, 3 Jun 2024 08:00:05 +0000 Received: from b by c")]
    [InlineData(" X-A: b")]
    [InlineData("[.]a")]
    public void A_hostile_megabyte_takes_no_longer_than_another(string unit)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var start in (string[])["", "Received: from a\nby b\n", "Received: a=\nb &lt; &gt;"])
        {
            var text = start + string.Concat(Enumerable.Repeat(unit, (2 << 20) / unit.Length));
            var message = ReadAll(text).OfType<MailInput.Read>().FirstOrDefault()?.Message;
            Assert.True(message is null || message.Header.Bytes.Length <= MessageLimits.HeaderBytes);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Theory]
    [InlineData("Received: from x\n", "a\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\n", "\nb\n", 600)]
    [InlineData("Received: from a\nby b\n", "```\n", "", 0)]
    [InlineData("Received: from a\nby b\n", "[code]\n", "", 0)]
    public void Four_times_the_text_takes_about_four_times_as_long(string start, string unit, string other, int others)
    {
        var growth = Growth.OfFourTimes(
            size => ReadAll(start + string.Concat(Enumerable.Repeat(unit, size / unit.Length)) + string.Concat(Enumerable.Repeat(other, size * others >> 18))), 1 << 18);

        Assert.True(growth < 9, $"{growth} times as long");
    }

    private static string[] Received(MailMessage message) =>
        [.. message.Header.Fields.Where(f => message.Header.Is(f, "Received"u8)).Select(message.Header.Text)];
}
