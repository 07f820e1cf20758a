using ForgeryCheck.Outlook;
using ForgeryCheck.Unpacking;

namespace ForgeryCheck.Inputs;

/// <summary>Recognises what is not text by its first bytes.</summary>
internal static class Magic
{
    /// <summary>The kind; null if the content may be text.</summary>
    internal static ContentKind? Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => ContentKind.Zip,
        // Frames of zstd, and those that its readers skip (RFC 8878 sections 3.1.1 and 3.1.2).
        [0x28, 0xB5, 0x2F, 0xFD, ..] or [>= 0x50 and <= 0x5F, 0x2A, 0x4D, 0x18, ..] => ContentKind.Zstd,
        _ when CompoundFile.IsCompoundFile(bytes) => ContentKind.Outlook,
        // 7z, rar, xz, bzip2, Outlook data files.
        [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, ..] or [(byte)'R', (byte)'a', (byte)'r', (byte)'!', 0x1A, 7, ..] or [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..]
            or [(byte)'B', (byte)'Z', (byte)'h', _, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, ..] or [(byte)'!', (byte)'B', (byte)'D', (byte)'N', ..] => ContentKind.OtherArchive,
        // UTF-16 without a byte-order mark, of text that begins with ASCII as headers do.
        [not 0, 0, not 0, 0, not 0, 0, not 0, 0, ..] => ContentKind.Utf16,
        [0, not 0, 0, not 0, 0, not 0, 0, not 0, ..] => ContentKind.Utf16BigEndian,
        _ when bytes[..Math.Min(bytes.Length, 512)].Contains((byte)0) && TarFiles.IsTar(bytes) => ContentKind.Tar,
        _ => null,
    };
}
