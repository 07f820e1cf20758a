using MimeKit;

namespace ForgeryCheck.Mime;

/// <summary>What the Content fields of a part say about it (RFC 2045 section 5), as far as it decides how the part is read.</summary>
/// <param name="Kind">What the part is.</param>
/// <param name="Boundary">The boundary of a multipart; empty for anything else.</param>
internal readonly record struct PartType(PartKind Kind, ReadOnlyMemory<byte> Boundary)
{
    /// <summary>RFC 2046 section 5.1.1 allows 70 characters; programs exceed that.</summary>
    private const int LongestBoundary = 200;

    private static readonly PartType Other = new(PartKind.Other, default);

    /// <summary>Reads the fields of a part.</summary>
    /// <param name="type">Content-Type; null if there is none.</param>
    /// <param name="disposition">Content-Disposition; null if there is none.</param>
    /// <param name="isInDigest">Whether the part is in a multipart/digest, whose parts are messages unless they say otherwise (RFC 2046 section 5.1.5).</param>
    internal static PartType Of(ReadOnlyMemory<byte>? type, ReadOnlyMemory<byte>? disposition, bool isInDigest)
    {
        if (type is not { } value || !ContentType.TryParse(value.ToArray(), out var read))
        {
            return isInDigest ? new(PartKind.Message, default) : Other;
        }

        if (read.IsMimeType("multipart", "*"))
        {
            // Latin-1 gives the bytes back as they were.
            var boundary = System.Text.Encoding.Latin1.GetBytes(read.Boundary ?? "");
            return boundary.Length is > 0 and <= LongestBoundary ? new(read.IsMimeType("multipart", "digest") ? PartKind.Digest : PartKind.Multipart, boundary) : Other;
        }

        return IsMessage(read) || IsMessageFile(read, disposition) ? new(PartKind.Message, default) : Other;
    }

    // message/global is the same with UTF-8 in its header (RFC 6532 section 3.7). Of a bounce, text/rfc822-headers is only a header (RFC 6522).
    private static bool IsMessage(ContentType type) =>
        type.IsMimeType("message", "rfc822") || type.IsMimeType("message", "global") || type.IsMimeType("text", "rfc822-headers")
        || type.IsMimeType("message", "global-headers") || type.IsMimeType("text", "rfc822") || type.IsMimeType("application", "eml");

    /// <summary>Whether a part is a message by the name of its file: programs that know no message/rfc822 attach it as application/octet-stream.</summary>
    private static bool IsMessageFile(ContentType type, ReadOnlyMemory<byte>? disposition)
    {
        var name = disposition is { } value && ContentDisposition.TryParse(value.ToArray(), out var read) && read.FileName is { Length: > 0 } file ? file : type.Name;
        return name?.EndsWith(".eml", StringComparison.OrdinalIgnoreCase) == true;
    }
}
