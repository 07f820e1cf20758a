using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace ForgeryCheck.Streams.Carrying;

/// <summary>What identifies a message however often it comes: SHA-256 in lower-case hex, and nothing else, since it becomes part of subjects.</summary>
internal static class MessageId
{
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <summary>Whether a text is such a hash.</summary>
    internal static bool IsHash(string text) => text.Length == 2 * SHA256.HashSizeInBytes && !text.AsSpan().ContainsAnyExcept(Hex);

    /// <summary>The id of a message that has a field for it, or not: somebody else may have published it.</summary>
    /// <param name="field">The field; null if there is none.</param>
    /// <param name="bytes">The message.</param>
    internal static string Of(string? field, ReadOnlySpan<byte> bytes) =>
        field is null ? Hash(bytes) : IsHash(field) ? field : Hash(Encoding.UTF8.GetBytes(field));

    /// <summary>The hash of bytes.</summary>
    internal static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
