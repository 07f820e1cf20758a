using CsCheck;
using ForgeryCheck.Smtp.Relay;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Relay;

/// <summary>What is sent is the message but for the dots.</summary>
public class DotStufferTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData(".", "..", false)]
    [InlineData(".\r\n..\r\na.b\r\n", "..\r\n...\r\na.b\r\n", true)]
    [InlineData("a\n.\nb\r.\r", "a\n.\nb\r.\r", false)]
    [InlineData("\r\r\n.\0\r\n", "\r\r\n..\0\r\n", true)]
    [InlineData("a\r\n\n.", "a\r\n\n.", false)]
    public void OnlyDotsBehindCrLfAreDoubled(string message, string sent, bool endsLine)
    {
        Assert.Equal((sent, endsLine), Stuff(message, message.Length + 1));
        Assert.Equal((sent, endsLine), Stuff(message, 1));
    }

    [Fact]
    public void ItFitsItsBufferInPiecesOfAnySize() =>
        Gen.Select(Gen.Int[0, 3].Select(i => ".\r\na"[i]).Array[0, 60], Gen.Int[1, 61]).Sample((chars, piece) =>
        {
            var message = new string(chars);
            var expected = ("\r\n" + message).Replace("\r\n.", "\r\n..", StringComparison.Ordinal)[2..];
            return Stuff(message, piece) == (expected, ("\r\n" + message).EndsWith("\r\n", StringComparison.Ordinal));
        });

    private static (string Sent, bool EndsLine) Stuff(string message, int piece)
    {
        var stuffer = new DotStuffer();
        var sent = "";
        foreach (var bytes in Mail.Bytes(message).Chunk(piece))
        {
            var into = new byte[DotStuffer.MostOut(bytes.Length)];
            sent += Mail.Text(into.AsSpan(0, stuffer.Stuff(bytes, into)));
        }

        return (sent, stuffer.EndsLine);
    }
}
