using System.Text;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Tests.Sessions;

/// <summary>Received fields are counted however their bytes come in.</summary>
public sealed class HopCountTests
{
    [Theory]
    [InlineData("Received: a\r\nRECEIVED: b\r\n\tfolded\r\nreceived:c\r\n\r\nReceived: body\r\n", 3)]
    [InlineData("Received: a\nReceived: b\n\nReceived: body\n", 2)]
    [InlineData("X-Received: a\r\nReceived-SPF: b\r\n Received: c\r\nReceive\r\nReceived:", 1)]
    [InlineData("\r\nReceived: body\r\n", 0)]
    [InlineData("\rReceived: a\r\nReceived: b", 1)]
    [InlineData("", 0)]
    public void InPiecesOfAnySize(string text, int expected)
    {
        for (var size = 1; size < 20; size++)
        {
            var hops = new HopCount();
            foreach (var piece in Encoding.ASCII.GetBytes(text).Chunk(size))
            {
                hops.Append(piece);
            }

            Assert.Equal((size, expected), (size, hops.Fields));
        }
    }
}
