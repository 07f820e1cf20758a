using System.Globalization;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Web.Live;

/// <summary>Writes an envelope with its parameters.</summary>
internal static class EnvelopeSection
{
    private const int MostRecipients = 200;

    internal static void Write(HtmlPage page, MailEnvelope envelope)
    {
        page.Markup("<section id=\"envelope\" class=\"part\" aria-labelledby=\"envelope-head\">\n<h2 id=\"envelope-head\">Envelope</h2>\n<dl>\n")
            .Term("MAIL FROM", $"<{envelope.Sender.Address}>{Parameters(envelope.Sender)}");
        foreach (var recipient in envelope.Recipients.Take(MostRecipients))
        {
            page.Term("RCPT TO", $"<{recipient.Address}>{Parameter("NOTIFY", recipient.Notify)}{Parameter("ORCPT", recipient.Original)}");
        }

        page.Term("", envelope.Recipients.Count > MostRecipients ? string.Create(CultureInfo.InvariantCulture, $"and {envelope.Recipients.Count - MostRecipients:#,0} more") : null)
            .Markup("</dl>\n</section>\n");
    }

    private static string Parameters(Sender sender) => string.Concat(
        Parameter("SIZE", sender.Size?.ToString(CultureInfo.InvariantCulture)),
        Parameter("BODY", sender.Body == BodyKind.Undeclared ? null : KebabCase.Words<BodyKind>().Of(sender.Body)),
        sender.Utf8 ? " SMTPUTF8" : "",
        Parameter("RET", sender.Return),
        Parameter("ENVID", sender.EnvelopeId),
        Parameter("AUTH", sender.Authenticated));

    private static string Parameter(string name, string? value) => value is null ? "" : $" {name}={value}";
}
