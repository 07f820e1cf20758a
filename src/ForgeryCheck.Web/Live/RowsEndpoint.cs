using ForgeryCheck.Web.Api;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Live;

/// <summary>GET /live/rows: a page of the list, for live.js.</summary>
internal sealed class RowsEndpoint(LiveIndex index) : WebEndpoint
{
    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("GET", "/live/rows");

    /// <inheritdoc/>
    internal override Task AnswerAsync(HttpContext context)
    {
        var mark = index.Mark;
        var page = RowPage.Read(index, RowFilter.Of(context.Request.Query), LivePage.BeforeOf(context.Request), mark);
        return JsonAnswer.WriteAsync(context.Response, json =>
        {
            json.WriteStartObject();
            json.WriteString("last"u8, mark.ToText(index.Run));
            RowJson.Write(json, page.Rows);
            json.WriteString("total"u8, RowWords.Total(index));
            json.WriteBoolean("hasOlder"u8, page.HasOlder);
            json.WriteEndObject();
        });
    }
}
