using System.Text;
using ForgeryCheck.Messages;
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
        var read = Line.Parse("from a.example.org ([192.0.2.1]) by b.example.org with SMTP id " + new string('x', 2 * MessageLimits.LineBytes));

        Assert.True((read.Faults & LineFaults.TooLong) != 0);
        Assert.Equal("192.0.2.1", read.Address?.ToString());
    }

    [Theory]
    [InlineData('(')]
    [InlineData('[')]
    [InlineData('<')]
    [InlineData('"')]
    [InlineData(';')]
    [InlineData('@')]
    [InlineData('1')]
    public void ALineOfOneCharacterTakesNoLongerThanItsLength(char c) => Check(Encoding.Latin1.GetBytes(new string(c, MessageLimits.LineBytes)));

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
                    list.Insert(at, (byte)"()[]<>\";:@,\\ \0\r\n"[random.Next(17)]);
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
