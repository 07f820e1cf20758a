using System.Text.Encodings.Web;
using System.Text.Unicode;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Reports;

/// <summary>
/// Writes HTML. Our own markup is written verbatim; every value goes through <see cref="SafeText"/> and the encoder, and inline values are put in a
/// bdi element, so that right-to-left text does not reorder its surroundings.
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

    /// <summary>Text that must come back unchanged, in a form: encoded, but shown as it is.</summary>
    internal HtmlPage Encoded(string value)
    {
        Encoder.Encode(output, value);
        return this;
    }

    /// <summary>A value within our own text.</summary>
    internal HtmlPage Value(string? value, int limit = SafeText.Limit) => Markup("<bdi>").Text(value, limit).Markup("</bdi>");

    /// <summary>An element with a class and text.</summary>
    internal HtmlPage Element(string name, string cssClass, string? value, int limit = SafeText.Limit) =>
        Markup($"<{name} class=\"{cssClass}\">").Text(value, limit).Markup($"</{name}>");

    /// <summary>A term and its description; nothing if there is no value.</summary>
    internal HtmlPage Term(string term, string? value, int limit = SafeText.Limit) =>
        value is null ? this : Markup($"<dt>{term}</dt><dd>").Text(value, limit).Markup("</dd>\n");
}
