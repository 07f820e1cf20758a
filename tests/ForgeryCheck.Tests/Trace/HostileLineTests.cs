using System.Text;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Trace;

/// <summary>No bytes make the parser throw, loop or lie about where a value stands.</summary>
public class HostileLineTests
{
    private static readonly string[] Seeds =
    [
        .. ProductFormatTests.Lines.Select(row => (string)((object[])row)[1]),
        "from a (b [192.0.2.1] (c (d (e)))) by f; x ; Wed, 1 May 2024 12:00:00 +0200 (CEST) (more)",
        "from from by by with with id id for for ; ; ;",
        "((((((((((((((((((((((((((((((((((((", "[[[[<<<<\"\"\"\"", ";;;;;;;;", "\\(\\)\\", "from [ by ] with < id > for",
        // A comment that runs into the end of the line once gave a span beyond it.
        "from unknown (HELO x) (2001:db8::7) by qmail.example.org wiMay 202 10:0(000",
    ];

    [Fact]
    public void EveryPrefixOfALineIsRead()
    {
        foreach (var seed in Seeds)
        {
            var bytes = Encoding.Latin1.GetBytes(seed);
            for (var length = 0; length <= bytes.Length; length++)
            {
                Check(bytes.AsMemory(0, length));
            }
        }
    }

    [Fact]
    public void RandomDamageIsRead()
    {
        var random = new Random(20240501);
        for (var i = 0; i < 100_000; i++)
        {
            Check(Damage(Encoding.Latin1.GetBytes(Seeds[random.Next(Seeds.Length)]), random));
        }
    }

    [Fact]
    public void AnOverlongLineIsCutAndSaysSo()
    {
        var read = Line.Parse("from a.example.org ([192.0.2.1]) by b.example.org with SMTP id " + new string('x', 2 * ReceivedParser.MaxBytes));

        Assert.True((read.Faults & LineFaults.TooLong) != 0);
        Assert.Equal("192.0.2.1", read.Address?.ToString());
    }

    /// <summary>What a client says of itself hides nothing that the receiving host wrote behind it.</summary>
    [Theory]
    [InlineData("[")]
    [InlineData("[a]")]
    [InlineData("a]")]
    [InlineData("[a")]
    public void A_HELO_of_brackets_hides_nothing(string piece)
    {
        var helo = string.Concat(Enumerable.Repeat(piece, 200));
        var read = Line.Parse($"from {helo} (unknown [203.0.113.66]) by mx.example.org (Postfix) with ESMTP id 4Rabcd; Wed, 1 May 2024 10:00:00 +0000");

        Assert.Equal(("203.0.113.66", "mx.example.org", true), (read.Address?.ToString(), read.By, read.Date.HasTime));
    }

    [Fact]
    public void An_address_in_the_middle_of_a_HELO_is_not_the_clients() => Assert.Equal(
        "203.0.113.66",
        Line.Parse("from [203.0.113.66] (helo=a[10.1.1.1]) by mx.example.org with esmtp (Exim 4.96) id 1s2abc-0001xy-2A").Address?.ToString());

    [Fact]
    public void A_parenthesis_in_a_quoted_sender_closes_no_comment()
    {
        var read = Line.Parse("from a.example.com ([203.0.113.66]) by mx.example.org with esmtp (envelope-from <\"x\\\") id 1 (\"@example.com>) id 2");

        Assert.Equal("2", read.Id);
    }

    [Theory]
    [InlineData("(via HTTP)")]
    [InlineData("mail pickup service")]
    public void A_quoted_sender_does_not_say_what_kind_of_step_it_was(string sender)
    {
        var read = Line.Parse($"from mail ([203.0.113.66]) by mx.example.org with esmtp (Exim 4.96) (envelope-from <\"{sender}\"@example.com>) id 1s2abc-0001xy-2A");

        Assert.Equal((ReceivedKind.Smtp, "mail"), (read.Kind, read.Helo ?? read.ReverseName));
    }

    [Theory]
    [InlineData('(')]
    [InlineData('[')]
    [InlineData('<')]
    [InlineData('"')]
    [InlineData(';')]
    [InlineData('@')]
    [InlineData('1')]
    public void ALineOfOneCharacterTakesNoLongerThanItsLength(char c) => Check(Encoding.Latin1.GetBytes(new string(c, ReceivedParser.MaxBytes)));

    internal static byte[] Damage(byte[] bytes, Random random)
    {
        var list = new List<byte>(bytes);
        for (var n = random.Next(1, 8); n > 0 && list.Count > 0; n--)
        {
            var at = random.Next(list.Count);
            switch (random.Next(5))
            {
                case 0:
                    list[at] = (byte)random.Next(256);
                    break;
                case 1:
                    list.RemoveRange(at, Math.Min(random.Next(1, 9), list.Count - at));
                    break;
                case 2:
                    list.Insert(at, (byte)"()[]<>\";:@,\\ \0\r\n"[random.Next(16)]);
                    break;
                case 3:
                    list.InsertRange(at, list.Skip(random.Next(list.Count)).Take(random.Next(40)).ToArray());
                    break;
                default:
                    list[at] = (byte)(list[at] ^ (1 << random.Next(8)));
                    break;
            }
        }

        return [.. list];
    }

    private static void Check(ReadOnlyMemory<byte> bytes)
    {
        var read = ReceivedParser.Parse(bytes);
        foreach (var field in Enum.GetValues<TraceField>())
        {
            var span = read.Span(field);
            Assert.InRange(span.Start, 0, read.Bytes.Length);
            Assert.InRange(span.End, span.Start, read.Bytes.Length);
            _ = read.Text(field);
        }

        foreach (var clause in read.Clauses)
        {
            Assert.InRange(clause.Value.End, clause.Value.Start, read.Bytes.Length);
        }
    }
}
