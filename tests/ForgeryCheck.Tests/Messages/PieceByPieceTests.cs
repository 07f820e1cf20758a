using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using static ForgeryCheck.Tests.Messages.MessagesTestSupport;

namespace ForgeryCheck.Tests.Messages;

/// <summary>However a stream delivers its bytes, what is read is the same.</summary>
public sealed class PieceByPieceTests
{
    private const string Odd =
        "From: a@example.org\r\nSubject : x\n\t \n folded\nno field\nNul\0: x\nBare: a\rb\n: none\n\u00E9: x\n\nbody\n\nFrom a\n\n\r\n";

    public static TheoryData<string> Texts => new()
    {
        "",
        "\n",
        Odd,
        "\u00EF\u00BB\u00BF\r\n  \r\n" + Odd,
        Odd.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\n', '\r'),
        Odd.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\r\n", StringComparison.Ordinal),
        "> Received: from a\n>  by b\n> Subject: s\n>\n> body",
        "    Received: from a\n      by b\n    Subject: s\n\n    body",
        Separator + Odd + "\n" + Separator + "\n" + Separator + Odd,
        Separator + Odd + "\r\n" + Separator + "\r\n" + Separator.Replace("\n", "\r\n", StringComparison.Ordinal) + Odd + "\r\r\n",
        Separator + "Subject: a\n\nFrom " + new string('x', 5000) + "\n\n" + Separator + "Subject: b\n\n\n\n\n",
        Separator + Separator + "Subject: b\n\n" + Separator,
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Whole_by_byte_by_line_and_at_random_give_the_same(string text)
    {
        var bytes = Bytes(text);
        var whole = Describe(ReadAll(bytes));

        Assert.Equal(whole, Describe(ReadAll(PiecesStream.ByteByByte(bytes))));
        Assert.Equal(whole, Describe(ReadAll(PiecesStream.LineByLine(bytes))));
        Assert.Equal(whole, Describe(ReadAll(PiecesStream.Randomly(bytes, new Random(7)))));
        if (bytes.Length > 0)
        {
            Assert.Equal(whole, Describe(ReadAll(PiecesStream.Randomly(Gzip(bytes), new Random(7)))));
        }
    }

    [Fact]
    public void Damaged_mailboxes_never_throw_and_read_the_same_in_pieces()
    {
        var random = new Random(20240501);
        var seed = Bytes(Separator + Odd + "\n" + Separator + "> Received: x\n> y: z\n\n" + Separator + "Subject: c\n\nFrom here\n\n" + Separator + Odd);
        var parts = new[] { "\n", "\r\n", "\r", "\n\n", "From ", "\nFrom ", Separator, "\n" + Separator, ":", "\0", ">", " ", "\u001F\u008B", "\u00FF", "Subject: x\n" };
        for (var round = 0; round < 3000; round++)
        {
            var bytes = new List<byte>(seed);
            for (var damage = random.Next(1, 12); damage > 0 && bytes.Count > 1; damage--)
            {
                var at = random.Next(bytes.Count);
                switch (random.Next(4))
                {
                    case 0:
                        bytes.RemoveRange(at, random.Next(Math.Min(60, bytes.Count - at)));
                        break;
                    case 1:
                        bytes.InsertRange(at, Bytes(parts[random.Next(parts.Length)]));
                        break;
                    case 2:
                        bytes[at] = (byte)random.Next(256);
                        break;
                    default:
                        bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count / 2), random.Next(bytes.Count / 2)));
                        break;
                }
            }

            byte[] damaged = [.. bytes];
            Assert.Equal(Describe(ReadAll(damaged)), Describe(ReadAll(PiecesStream.Randomly(damaged, random))));
        }
    }

    [Fact]
    public void Damaged_gzip_never_throws()
    {
        var random = new Random(5);
        var good = Gzip(Bytes(string.Concat(Enumerable.Repeat(Separator + Odd + "\n", 50))));
        for (var round = 0; round < 1000; round++)
        {
            byte[] damaged = [.. good[..random.Next(good.Length)]];
            for (var i = 0; i < 3 && damaged.Length > 0; i++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            Assert.NotEmpty(ReadAll(damaged));
        }
    }

    [Fact]
    public void A_header_in_the_file_is_the_header_that_is_kept()
    {
        var bytes = Bytes("\u00EF\u00BB\u00BF\r\n" + Odd);

        var header = Assert.IsType<MailInput.Read>(Assert.Single(ReadAll(bytes))).Message.Header;

        Assert.Equal(bytes.AsSpan((int)header.Offset, header.Bytes.Length), header.Bytes.Span);
        Assert.Equal("From"u8, header.Name(header.Fields[0]));
    }
}
