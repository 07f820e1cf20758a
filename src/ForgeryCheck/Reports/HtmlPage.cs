using System.Text.Encodings.Web;
using System.Text.Unicode;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Reports;

/// <summary>
/// Writes HTML. Markup is our own and goes out as it is; every value goes through <see cref="SafeText"/> and the encoder,
/// and stands in a bdi element where it flows, so that right-to-left text moves nothing around it.
/// </summary>
internal sealed class HtmlPage(TextWriter output)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    internal HtmlPage Markup(string markup)
    {
        output.Write(markup);
        return this;
    }

    internal HtmlPage Text(string? value, int limit = SafeText.Limit)
    {
        Encoder.Encode(output, SafeText.Show(value, limit));
        return this;
    }

    /// <summary>A value that stands between our own words.</summary>
    internal HtmlPage Value(string? value, int limit = SafeText.Limit) => Markup("<bdi>").Text(value, limit).Markup("</bdi>");

    /// <summary>An element with a class and text.</summary>
    internal HtmlPage Element(string name, string cssClass, string? value, int limit = SafeText.Limit) =>
        Markup($"<{name} class=\"{cssClass}\">").Text(value, limit).Markup($"</{name}>");

    /// <summary>A term and what is said of it; nothing where there is no value.</summary>
    internal HtmlPage Term(string term, string? value, int limit = SafeText.Limit) =>
        value is null ? this : Markup($"<dt>{term}</dt><dd>").Text(value, limit).Markup("</dd>\n");
}
