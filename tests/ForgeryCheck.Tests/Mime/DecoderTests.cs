using System.Text;
using ForgeryCheck.Mime;

namespace ForgeryCheck.Tests.Mime;

/// <summary>Bodies are decoded alike, however they arrive; what is not encoded properly does no harm.</summary>
public sealed class DecoderTests
{
    [Theory]
    [InlineData("SGVsbG8=", "Hello")]
    [InlineData("SGVs\r\nbG8=\r\n", "Hello")]
    [InlineData("SGVsbG8", "Hello")]
    [InlineData("SGk=SGk=", "HiHi")]
    [InlineData("S G!V*sbG8=", "Hello")]
    [InlineData("====", "")]
    [InlineData("A", "")]
    [InlineData("", "")]
    public void Base64(string encoded, string expected) => AssertDecodes("base64", encoded, expected);

    [Theory]
    [InlineData("a=3Db", "a=b")]
    [InlineData("soft=\r\nbreak=\nhere", "softbreakhere")]
    [InlineData("=e4=E4", "\u00E4\u00E4")]
    [InlineData("not=code", "not=code")]
    [InlineData("a==3D=", "a===")]
    [InlineData("=\rx=4", "=\rx=4")]
    [InlineData("", "")]
    public void Quoted_printable(string encoded, string expected) => AssertDecodes(" Quoted-Printable\r\n", encoded, expected);

    [Theory]
    [InlineData("7bit")]
    [InlineData("binary")]
    [InlineData("x-uuencode")]
    [InlineData("")]
    public void Nothing_else_is_decoded(string encoding) => Assert.Null(BodyDecoders.For(Encoding.Latin1.GetBytes(encoding)));

    private static void AssertDecodes(string encoding, string encoded, string expected)
    {
        foreach (var piece in (int[])[1, 2, 3, 5, 1000])
        {
            var decoder = BodyDecoders.For(Encoding.Latin1.GetBytes(encoding))!;
            var result = new StringBuilder();
            foreach (var chunk in Encoding.Latin1.GetBytes(encoded).Chunk(piece))
            {
                decoder.Append(chunk, Add);
            }

            decoder.Complete(Add);
            Assert.Equal(expected, result.ToString());

            void Add(ReadOnlySpan<byte> bytes) => result.Append(Encoding.Latin1.GetString(bytes));
        }
    }
}
