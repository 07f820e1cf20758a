using System.Text;

namespace ForgeryCheck.Web.Serving;

/// <summary>
/// How Kestrel reads Content-Length: digits and nothing else (RFC 9110 section 8.6). By itself it takes a sign too, and a proxy in front that does not would
/// see another request.
/// </summary>
internal sealed class LengthEncoding : ASCIIEncoding
{
    /// <inheritdoc/>
    public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        if (bytes.Length <= chars.Length && !bytes.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return base.GetChars(bytes, chars);
        }

        // No number, which Kestrel refuses. Its room for characters is that of the largest number.
        chars[0] = '?';
        return 1;
    }
}
