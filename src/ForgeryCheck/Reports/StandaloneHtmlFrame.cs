namespace ForgeryCheck.Reports;

/// <summary>The page of a report that is one file: it loads and runs nothing.</summary>
internal sealed class StandaloneHtmlFrame : HtmlFrame
{
    private const string Head = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
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

    internal override void Begin(HtmlPage page) => page.Markup(Head).Markup(Style).Markup(Body);

    internal override void End(HtmlPage page) => page.Markup(Tail);
}
