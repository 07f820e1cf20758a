using System.Buffers;
using System.Buffers.Text;

namespace ForgeryCheck.Smtp.Sasl;

/// <summary>base64 as responses have it (RFC 4954 section 8, RFC 4648 section 4): padded, and without white space.</summary>
internal static class SaslBase64
{
    private static readonly SearchValues<byte> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);

    /// <summary>Decodes a response; false if it is not base64.</summary>
    internal static bool TryDecode(ReadOnlySpan<byte> text, out byte[] decoded)
    {
        decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];

        // .NET skips white space.
        if (text.ContainsAnyExcept(Alphabet)
            || Base64.DecodeFromUtf8(text, decoded, out var used, out var length) != OperationStatus.Done || used != text.Length)
        {
            return false;
        }

        decoded = decoded[..length];
        return true;
    }
}
