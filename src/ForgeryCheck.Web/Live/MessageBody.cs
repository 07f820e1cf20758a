using System.Globalization;
using ForgeryCheck.Messages;
using MimeKit;

namespace ForgeryCheck.Web.Live;

/// <summary>The text of a message for people to read: never rendered, whatever its type.</summary>
/// <param name="Text">The first part of type text/plain with something to read in it, decoded; null if there is none.</param>
/// <param name="Html">The source of the first part of type text/html, decoded, if there is no text; null if there is none.</param>
/// <param name="IsCut">Whether there is more of it.</param>
/// <param name="Problem">Why there is no text, in plain words; null if there is.</param>
/// <param name="Attached">What is attached, as far as it was read.</param>
internal sealed record MessageBody(string? Text, string? Html, bool IsCut, string? Problem, IReadOnlyList<AttachedPart> Attached)
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
            var attached = AttachedPart.Of(message);
            var isEmpty = false;
            foreach (var plain in texts.Where(part => part.IsPlain))
            {
                var text = Cut(plain, out var isCut);
                if (!IsBlank(text))
                {
                    return new MessageBody(text, null, isCut || !isWhole, null, attached);
                }

                isEmpty = true;
            }

            return texts.Find(part => part.IsHtml) is { } html
                ? new MessageBody(null, Cut(html, out var isShort), isShort || !isWhole, isEmpty ? "The text is empty. The message has HTML besides, which is not rendered here." : "The message contains only HTML, which is not rendered here.", attached)
                : new MessageBody(null, null, false, isEmpty ? "The text is empty." : isWhole ? "The message has no text." : "There is no text in the part of the message that was read.", attached);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // MimeKit throws various exceptions at what senders make up; the source is there to download.
            return new MessageBody(null, null, false, "The body cannot be decoded.", []);
        }
    }

    // Nothing that can be seen: programs that send HTML alone put a line end there, or a space of no width.
    private static bool IsBlank(string text) => text.All(c => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control);

    private static string Cut(TextPart part, out bool isCut)
    {
        var text = part.Text ?? "";
        isCut = text.Length > Most;
        return isCut ? text[..Most] : text;
    }
}
