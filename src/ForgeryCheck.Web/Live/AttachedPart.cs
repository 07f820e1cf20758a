using MimeKit;
using MimeKit.IO;

namespace ForgeryCheck.Web.Live;

/// <summary>What is attached to a message.</summary>
/// <param name="Name">Its name, as the sender gives it; of a message its subject; empty if it has none.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Size">Its size in bytes, decoded.</param>
/// <param name="IsMessage">Whether it is a message.</param>
internal sealed record AttachedPart(string Name, string Type, long Size, bool IsMessage)
{
    /// <summary>The parts that are listed.</summary>
    internal const int Most = 100;

    /// <summary>What is attached to a message: at most one more than is listed.</summary>
    internal static IReadOnlyList<AttachedPart> Of(MimeMessage message) => [.. message.BodyParts.Where(IsAttached).Take(Most + 1).Select(Of)];

    // A picture within HTML counts too: whoever looks for what was sent wants to see its name.
    private static bool IsAttached(MimeEntity part) =>
        part.IsAttachment || part is not TextPart || part.ContentDisposition?.FileName is not null || part.ContentType.Name is not null;

    private static AttachedPart Of(MimeEntity part)
    {
        using var size = new MeasuringStream();
        var type = part.ContentType.MimeType;
        if (part is MessagePart attached)
        {
            attached.Message?.WriteTo(size);
            return new AttachedPart(attached.Message?.Subject ?? "", type, size.Length, IsMessage: true);
        }

        var file = part as MimePart;
        file?.Content?.DecodeTo(size);
        return new AttachedPart(file?.FileName ?? "", type, size.Length, IsMessage: false);
    }
}
