using ForgeryCheck.Reports;
using ForgeryCheck.Web.Pages;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Live;

/// <summary>GET /live: the messages of the listener, the newest first. Without live.js it is a list with a filter and a link to what is older.</summary>
internal sealed class LivePage(SiteMap site, LiveIndex index) : WebEndpoint
{
    /// <summary>Its path.</summary>
    internal const string Path = "/live";

    /// <summary>Its style.</summary>
    internal const string Style = "live.css";

    private const string Before = "before";

    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("GET", Path) { Audience = Audience.People };

    /// <summary>The message that a page of the list follows; null for the newest page.</summary>
    internal static string? BeforeOf(HttpRequest request) => request.Query[Before] is [{ Length: > 0 } id] ? id : null;

    /// <inheritdoc/>
    internal override Task AnswerAsync(HttpContext context)
    {
        var filter = RowFilter.Of(context.Request.Query);
        var before = BeforeOf(context.Request);
        var mark = index.Mark;
        var rows = RowPage.Read(index, filter, before, mark);
        return HtmlAnswer.WriteAsync(context.Response, page =>
        {
            SitePage.Begin(page, site, "Live", Path, "live.js", Style);
            page.Markup("<h1>Received messages</h1>\n");
            WriteFilter(page, filter);
            page.Markup("<div class=\"tools\">\n<button id=\"pause\" type=\"button\" hidden>Pause</button>\n<button id=\"show-new\" type=\"button\" class=\"main\" hidden>Show new messages</button>\n")
                .Markup(before is null ? "" : $"<a id=\"newest\" href=\"{Link(filter, null)}\">Back to the newest</a>\n")
                .Markup("<p id=\"count\">").Text(RowWords.Total(index)).Markup("</p>\n<p id=\"live-status\" role=\"status\"></p>\n</div>\n");
            RowTable.Write(page, rows.Rows, mark.ToText(index.Run), QueryOf(filter, before));
            page.Markup($"<p id=\"nothing\"{(rows.Rows.Count > 0 ? " hidden" : "")}>{Nothing(filter, before)}</p>\n")
                .Markup($"<p class=\"older\"><a id=\"older\" href=\"{(rows.HasOlder ? Link(filter, rows.Rows[^1].Id) : Path)}\"{(rows.HasOlder ? "" : " hidden")}>Older messages</a></p>\n");
            SitePage.End(page);
        });
    }

    private static string Nothing(RowFilter filter, string? before) =>
        before is not null ? "There are no older messages."
        : filter.IsEmpty ? "No messages yet. They appear here as the listener takes them."
        : "No message matches the filter.";

    /// <summary>A page of the list as a query, with its question mark and fit for HTML: "?verdict=forged&amp;amp;before=ID"; empty for the newest page of all messages.</summary>
    // Escaped for an address, it has no character that means anything in HTML but the ampersand.
    internal static string QueryOf(RowFilter filter, string? before) =>
        string.Join("&amp;", new[] { filter.Query.Replace("&", "&amp;", StringComparison.Ordinal), before is null ? "" : $"{Before}={Uri.EscapeDataString(before)}" }.Where(part => part.Length > 0)) is { Length: > 0 } query
            ? $"?{query}"
            : "";

    private static string Link(RowFilter filter, string? before) => Path + QueryOf(filter, before);

    private static void WriteFilter(HtmlPage page, RowFilter filter)
    {
        page.Markup($"<form id=\"filter\" class=\"live\" method=\"get\" action=\"{Path}\" role=\"search\" aria-label=\"Filter messages\">\n<fieldset class=\"filter\"><legend>Verdict</legend>\n");
        foreach (var word in RowFilter.VerdictWords)
        {
            var isNone = word == RowFilter.NoVerdict;
            page.Markup($"<label class=\"{(isNone ? "unjudged" : word)}\"><input type=\"checkbox\" name=\"{RowFilter.VerdictField}\" value=\"{word}\"{(filter.Verdicts.Contains(word) ? " checked" : "")}> {(isNone ? "no verdict" : word)}</label>\n");
        }

        page.Markup("</fieldset>\n<div class=\"fields\">\n");
        WriteField(page, RowFilter.ClientField, "Client", "address or name", filter.Client);
        WriteField(page, RowFilter.RecipientField, "Recipient", "any part", filter.Recipient);
        WriteField(page, RowFilter.TextField, "Text", "subject, sender or any of these", filter.Text);
        page.Markup($"<p class=\"buttons\"><button>Filter</button> <a id=\"clear\" href=\"{Path}\"{(filter.IsEmpty ? " hidden" : "")}>Clear</a></p>\n</div>\n</form>\n");
    }

    private static void WriteField(HtmlPage page, string name, string label, string hint, string value) =>
        page.Markup($"<p><label for=\"filter-{name}\">{label} <span class=\"soft\">{hint}</span></label><input id=\"filter-{name}\" name=\"{name}\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" maxlength=\"200\" value=\"")
            .Encoded(value).Markup("\"></p>\n");
}
