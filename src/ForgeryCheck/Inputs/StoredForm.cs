using System.Security.Cryptography;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Inputs;

/// <summary>
/// What identifies the bytes that a message was made of, if it was stored in another form than mail is sent in: whoever has the file can hash it again.
/// </summary>
/// <param name="Sha256">SHA-256 of the file, in lower-case hex.</param>
/// <param name="Size">Its size.</param>
internal sealed record StoredForm(string Sha256, long Size)
{
    /// <summary>What the report says of it; null for nothing.</summary>
    internal string? Note { get; init; }

    internal static StoredForm Of(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);

    /// <summary>That of a file, from its current position on.</summary>
    internal static StoredForm Of(Stream file) => new(Convert.ToHexStringLower(SHA256.HashData(file)), file.Length);

    /// <summary>A message that was stored so.</summary>
    internal MailMessage Of(MailMessage message) =>
        message with { Sha256 = Sha256, Size = Size, Notes = Note is null ? message.Notes : [.. message.Notes, Note] };
}
