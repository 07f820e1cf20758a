using System.Diagnostics;
using System.Text;
using ForgeryCheck.Web.Bodies;
using ForgeryCheck.Web.Options;
using ForgeryCheck.Web.Problems;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Rspamd;

/// <summary>POST /checkv2: the question that mail servers ask rspamd, https://docs.rspamd.com/developers/protocol.</summary>
internal sealed class CheckEndpoint(MailServerCheck check, WebLimits limits) : WebEndpoint
{
    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("POST", "/checkv2")
    {
        Audience = Audience.MailServers,
    };

    /// <inheritdoc/>
    internal override async Task AnswerAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        var request = context.Request;
        if (request.Headers.ContentEncoding.ToString() is not ("" or "identity") || request.Headers.ContainsKey("Compression"))
        {
            throw new ProblemException(StatusCodes.Status415UnsupportedMediaType, "Unsupported encoding", "The message has to be sent as it is, not compressed");
        }

        var fields = new MailServerFields();
        foreach (var (name, values) in request.Headers)
        {
            foreach (var value in values)
            {
                // Kestrel decodes fields as Latin-1, one character a byte.
                fields.Add(name, Encoding.Latin1.GetBytes(value ?? ""));
            }
        }

        using var content = await TimeLimit.ReceiveAsync(context, limits.Body, BodyReader.ReadAsync).ConfigureAwait(false);
        using var limit = new TimeLimit(context, limits.Analysis);
        var answer = await check.AnalyzeAsync(content, fields, limit.Token).ConfigureAwait(false);
        await CheckJson.WriteAsync(context.Response, answer, Stopwatch.GetElapsedTime(start)).ConfigureAwait(false);
    }
}
