using System.Text;
using ForgeryCheck.Reports;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Pages;

/// <summary>Answers with a page.</summary>
internal static class HtmlAnswer
{
    internal const string MediaType = "text/html; charset=utf-8";

    internal static async Task WriteAsync(HttpResponse response, Action<HtmlPage> write)
    {
        using var text = new StringWriter();
        write(new HtmlPage(text));
        response.ContentType = MediaType;
        await response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), response.HttpContext.RequestAborted).ConfigureAwait(false);
    }
}
