using System.Security.Cryptography;
using System.Text;

namespace ForgeryCheck.Reports;

/// <summary>The page of a report that is one file: it loads and runs nothing.</summary>
internal sealed class StandaloneHtmlFrame : HtmlFrame
{
    // The one style element is named by its hash (CSP Level 3, section 2.3.1), so that no other could have an effect.
    private static readonly string Head = $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src {StyleSource("\n" + Style)}; base-uri 'none'; form-action 'none'">
        <meta name="referrer" content="no-referrer">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>ForgeryCheck report</title>
        <style>

        """;

    private const string Body = """
        </style>
        </head>
        <body>
        <main>
        <h1>ForgeryCheck report</h1>

        """;

    private const string Tail = """
        </main>
        </body>
        </html>

        """;

    /// <summary>What a Content-Security-Policy says of a style element with this content.</summary>
    internal static string StyleSource(string style) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'";

    internal override void Begin(HtmlPage page) => page.Markup(Head).Markup(Style).Markup(Body);

    internal override void End(HtmlPage page) => page.Markup(Tail);
}
