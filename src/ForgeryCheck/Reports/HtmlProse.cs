using ForgeryCheck.Writing;

namespace ForgeryCheck.Reports;

/// <summary>
/// Writes sentences, in which the first place of each term within a message can be pointed at or focused and is then explained. Needs no script
/// (WCAG 2.2, 1.4.13: the explanation stays while the pointer is on it or the term has the focus).
/// </summary>
internal sealed class HtmlProse(HtmlPage page)
{
    private readonly bool[] _inMessage = new bool[HtmlTerms.All.Count];
    private readonly bool[] _onPage = new bool[HtmlTerms.All.Count];

    /// <summary>To be called at the beginning of each message.</summary>
    internal void Begin() => Array.Clear(_inMessage);

    /// <summary>Our own words.</summary>
    internal void Words(string text)
    {
        // Text that was made safe stays so in pieces.
        var done = 0;
        var from = 0;
        while (text.AsSpan(from).IndexOfAny(HtmlTerms.Spellings) is >= 0 and var offset)
        {
            var at = from + offset;
            var term = HtmlTerms.At(text.AsSpan(at), out var length);
            from = at + length;
            if (_inMessage[term] || !IsWord(text, at, length))
            {
                continue;
            }

            _inMessage[term] = _onPage[term] = true;
            page.Text(text[done..at], int.MaxValue).Markup($"<span class=\"term\" tabindex=\"0\" aria-describedby=\"t-{HtmlTerms.All[term].Id}\">")
                .Text(text.Substring(at, length)).Markup("</span>");
            done = from;
        }

        page.Text(text[done..], int.MaxValue);
    }

    /// <summary>A sentence that may hold text of the mail.</summary>
    internal void Value(string? text, int limit = SafeText.Limit)
    {
        page.Markup("<bdi>");
        Words(SafeText.Show(text, limit));
        page.Markup("</bdi>");
    }

    /// <summary>The explanations of the terms that the page has used, hidden from the eye.</summary>
    internal void End(HtmlPage end)
    {
        end.Markup("<div hidden>\n");
        for (var i = 0; i < HtmlTerms.All.Count; i++)
        {
            if (_onPage[i])
            {
                end.Markup($"<p id=\"t-{HtmlTerms.All[i].Id}\">").Text(HtmlTerms.All[i].Meaning).Markup("</p>\n");
            }
        }

        end.Markup("</div>\n");
    }

    // Not within a name, an address or a field's name: "_spf.example.org", "Received-SPF", "X-DKIM".
    private static bool IsWord(string text, int at, int length)
    {
        var end = at + length;
        return (at == 0 || !IsPart(text[at - 1])) && (end == text.Length || !(IsPart(text[end]) && (text[end] != '.' || (end + 1 < text.Length && IsPart(text[end + 1])))));
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '@' or '"';
}
