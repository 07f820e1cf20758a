using ForgeryCheck.Messages;
using MimeKit;

namespace ForgeryCheck.Web.Live;

/// <summary>The text of a message for people to read: never rendered, whatever its type.</summary>
/// <param name="Text">The first part of type text/plain, decoded; null if there is none.</param>
/// <param name="Html">The source of the first part of type text/html, decoded, if there is no text; null if there is none.</param>
/// <param name="IsCut">Whether there is more of it.</param>
/// <param name="Problem">Why there is neither, in plain words; null if there is one.</param>
internal sealed record MessageBody(string? Text, string? Html, bool IsCut, string? Problem)
{
    /// <summary>Characters that are shown.</summary>
    private const int Most = 1 << 20;

    /// <summary>Parts within parts that are looked into.</summary>
    private const int MostDepth = 30;

    // MimeKit looks for character sets once.
    static MessageBody() => MailCharsets.Register();

    /// <summary>Reads a message.</summary>
    /// <param name="bytes">Its bytes, or the first of them.</param>
    /// <param name="isWhole">Whether these are all.</param>
    internal static MessageBody Read(byte[] bytes, bool isWhole)
    {
        try
        {
            var options = ParserOptions.Default.Clone();
            options.MaxMimeDepth = MostDepth;
            using var stream = new MemoryStream(bytes, writable: false);
            using var message = MimeMessage.Load(options, stream);
            var texts = message.BodyParts.OfType<TextPart>().Where(part => !part.IsAttachment).ToList();
            if (texts.Find(part => part.IsPlain) is { } plain)
            {
                return new MessageBody(Cut(plain, out var isCut), null, isCut || !isWhole, null);
            }

            return texts.Find(part => part.IsHtml) is { } html
                ? new MessageBody(null, Cut(html, out var isShort), isShort || !isWhole, null)
                : new MessageBody(null, null, false, isWhole ? "The message has no text." : "There is no text in the part of the message that was read.");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // MimeKit throws various exceptions at what senders make up; the source is there to download.
            return new MessageBody(null, null, false, "The body cannot be decoded.");
        }
    }

    private static string Cut(TextPart part, out bool isCut)
    {
        var text = part.Text ?? "";
        isCut = text.Length > Most;
        return isCut ? text[..Most] : text;
    }
}
