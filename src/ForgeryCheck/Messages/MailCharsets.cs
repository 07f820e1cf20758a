using System.Text;

namespace ForgeryCheck.Messages;

/// <summary>The character sets of mail.</summary>
internal static class MailCharsets
{
    /// <summary>
    /// Makes them known: without it .NET has none but Unicode and Latin-1, and mail is full of others. MimeKit looks once what there is, when anything
    /// of it is first used, so this comes before.
    /// </summary>
    internal static void Register() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
}
