using CsCheck;
using ForgeryCheck.Smtp.Relay;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Relay;

/// <summary>One reply is one reply, in whatever pieces it comes.</summary>
public class ReplyParserTests
{
    private static readonly string[] Scraps = ["250-a\r\n", "250 b\r\n", "550 5.1.1 c\r\n", "250", "-", " ", "\r", "\n", "x", "9", "\0", "\u00ff"];

    public static TheoryData<string, int, string[]> Replies => new()
    {
        { "220 next.test ESMTP\r\n", 220, ["next.test ESMTP"] },
        { "250\r\n", 250, [""] },
        { "250 \r\n", 250, [""] },
        { "250-\r\n250\r\n", 250, ["", ""] },
        { "250-next.test\r\n250-SIZE 1000\r\n250 DSN\r\n", 250, ["next.test", "SIZE 1000", "DSN"] },
        { "550 5.7.1 250-no\n", 550, ["5.7.1 250-no"] },
        { "550-a\n550 b\r\r\n", 550, ["a", "b"] },
        { "000 what\r\n", 0, ["what"] },
        { "250 \0\x1b \u00c3\u00a9\u00ff\r\n", 250, ["\0\x1b \u00e9\ufffd"] },
    };

    [Theory]
    [MemberData(nameof(Replies))]
    public void WholeAndSplitAtEachByteItIsTheSame(string reply, int code, string[] lines)
    {
        var bytes = Mail.Bytes(reply);
        for (var at = 0; at <= bytes.Length; at++)
        {
            var parser = new ReplyParser();
            var first = parser.Read(bytes.AsSpan(0, at), out var used);
            Assert.Equal(at, used);
            var read = first ?? parser.Read(bytes.AsSpan(at), out used);
            Assert.Equal(first is null ? bytes.Length - at : at, used);
            Assert.Equal(code, read!.Code);
            Assert.Equal(lines, read.Lines);
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n")]
    [InlineData("\r\n")]
    [InlineData("25 ok\r\n")]
    [InlineData("2500 ok\r\n")]
    [InlineData("250=ok\r\n")]
    [InlineData("+25 ok\r\n")]
    [InlineData("250-ok\r\n251 ok\r\n")]
    [InlineData("250-ok\r\n\r\n250 ok\r\n")]
    public void WhatIsNoReplyIsNone(string text)
    {
        Assert.Throws<IOException>(() => ReadAll(text, text.Length));
        Assert.Throws<IOException>(() => ReadAll(text, 1));
    }

    [Theory]
    [InlineData("250-more\r\n")]
    [InlineData("2")]
    [InlineData("250 x")]
    public void WithoutEndItIsBroken(string piece)
    {
        var parser = new ReplyParser();
        var bytes = Mail.Bytes(piece.StartsWith("250-", StringComparison.Ordinal) ? piece : new string(piece[^1], 8));
        Assert.Throws<IOException>(() =>
        {
            for (var i = 0; i < ReplyParser.MostBytes; i++)
            {
                Assert.Null(parser.Read(bytes, out _));
            }
        });
    }

    [Fact]
    public void WhatFollowsIsLeft()
    {
        var parser = new ReplyParser();

        Assert.Equal(["a", "b"], parser.Read("250-a\r\n250 b\r\n250 one too many\r\n"u8, out var used)!.Lines);
        Assert.Equal("250-a\r\n250 b\r\n".Length, used);
    }

    [Fact]
    public void DamageIsReadAlikeInPiecesOfAnySize() =>
        Gen.Select(Gen.Int[0, Scraps.Length - 1].Select(i => Scraps[i]).Array[1, 30], Gen.Int[1, 20])
            .Sample((scraps, size) => Outcome(string.Concat(scraps), int.MaxValue) == Outcome(string.Concat(scraps), size));

    private static string Outcome(string text, int size)
    {
        try
        {
            return ReadAll(text, size);
        }
        catch (IOException e)
        {
            return e.Message;
        }
    }

    // One reply after another, as they come; what is not whole in the end counts as nothing.
    private static string ReadAll(string text, int size)
    {
        var replies = "";
        var parser = new ReplyParser();
        foreach (var chunk in Mail.Bytes(text).Chunk(size))
        {
            for (var rest = chunk.AsSpan(); !rest.IsEmpty;)
            {
                if (parser.Read(rest, out var used) is { } reply)
                {
                    replies += $"{reply.Code}:{string.Join('|', reply.Lines)};";
                    parser = new ReplyParser();
                }

                rest = rest[used..];
            }
        }

        return replies;
    }
}
