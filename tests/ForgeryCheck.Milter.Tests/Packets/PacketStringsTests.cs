using System.Text;
using ForgeryCheck.Milter.Packets;

namespace ForgeryCheck.Milter.Tests.Packets;

public sealed class PacketStringsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a\0", "a")]
    [InlineData("a\0b\0", "a|b")]
    [InlineData("a\0\0c\0", "a||c")]
    [InlineData("a\0b", "a|b")]
    [InlineData("a", "a")]
    public void Strings_end_with_NUL_or_with_the_packet(string data, string expected)
    {
        var strings = new PacketStrings(Encoding.Latin1.GetBytes(data));
        var read = new List<string>();
        while (strings.TryRead(out var text))
        {
            read.Add(Encoding.Latin1.GetString(text));
        }

        Assert.Equal(expected, string.Join('|', read));
    }
}
