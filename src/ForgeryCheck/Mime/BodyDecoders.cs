using System.Text;

namespace ForgeryCheck.Mime;

/// <summary>Chooses the decoder for a Content-Transfer-Encoding (RFC 2045 section 6).</summary>
internal static class BodyDecoders
{
    /// <summary>
    /// The decoder; null if the body is as it is. A message must not be encoded (RFC 2046 section 5.2.1), but some programs do so, and all readers decode it.
    /// </summary>
    internal static IBodyDecoder? For(ReadOnlySpan<byte> encoding)
    {
        encoding = encoding.Trim(" \t\r\n\""u8);
        return Ascii.EqualsIgnoreCase(encoding, "base64"u8) ? new Base64Decoder()
            : Ascii.EqualsIgnoreCase(encoding, "quoted-printable"u8) ? new QuotedPrintableDecoder()
            : null;
    }
}
