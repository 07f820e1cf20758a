namespace ForgeryCheck.Reports;

/// <summary>
/// The page around the messages of an HTML report, up to the heading h1 and from the end of main. What it surrounds is the same in every frame: it
/// holds no script and no style attribute, so that a frame may forbid both, and needs nothing but <see cref="Style"/>.
/// </summary>
internal abstract class HtmlFrame
{
    /// <summary>The style sheet.</summary>
    internal static string Style { get; } = ReadStyle();

    /// <summary>Writes the page up to the first element of main below its h1.</summary>
    internal abstract void Begin(HtmlPage page);

    /// <summary>Writes the rest of the page, from the end of main.</summary>
    internal abstract void End(HtmlPage page);

    /// <summary>The address of a rule's page, not yet encoded; null if the frame has none.</summary>
    internal virtual string? RuleLink(string id) => null;

    /// <summary>How the reader asks for lookups in the DNS; null if that is not possible.</summary>
    internal virtual string? Lookups => ReportOptions.LookupsByOption;

    private static string ReadStyle()
    {
        using var style = new StreamReader(typeof(HtmlFrame).Assembly.GetManifestResourceStream("report.css")!);
        return style.ReadToEnd() + HtmlTerms.Style;
    }
}
