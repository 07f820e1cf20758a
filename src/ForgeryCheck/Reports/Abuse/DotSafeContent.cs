using MimeKit;
using MimeKit.Encodings;

namespace ForgeryCheck.Reports.Abuse;

/// <summary>
/// Quoted-printable content of which no line begins with a dot: sendmail takes a lone one for the end of its input, and not all that pass mail on double
/// it as they should (RFC 2049 section 3).
/// </summary>
internal static class DotSafeContent
{
    // RFC 2045 section 6.7.
    private const int LineLength = 76;

    /// <summary>The encoded content of a text, with CRLF at the end of its lines.</summary>
    internal static MimeContent Of(ReadOnlySpan<byte> text)
    {
        // MimeKit exceeds the length that it is given by up to two characters.
        var encoder = new QuotedPrintableEncoder(LineLength - 2);
        var encoded = new byte[encoder.EstimateOutputLength(text.Length)];
        var rest = encoded.AsSpan(0, encoder.Flush(text.ToArray(), 0, text.Length, encoded));
        var safe = new MemoryStream(rest.Length + 256);
        while (rest.Length > 0)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = rest[..(end < 0 ? rest.Length : end)].TrimEnd((byte)'\r');
            if (line is [(byte)'.', ..])
            {
                // A dot becomes three characters, for which a long line has no room.
                safe.Write(line.Length + 2 <= LineLength ? "=2E"u8 : "=2E=\r\n"u8);
                rest = rest[1..];
                if (line.Length + 2 > LineLength)
                {
                    continue;
                }

                line = line[1..];
                end--;
            }

            safe.Write(line);
            if (end < 0)
            {
                break;
            }

            safe.Write("\r\n"u8);
            rest = rest[(end + 1)..];
        }

        safe.Position = 0;
        return new MimeContent(safe, ContentEncoding.QuotedPrintable);
    }
}
