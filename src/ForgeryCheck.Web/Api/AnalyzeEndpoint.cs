using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Web.Analysis;
using ForgeryCheck.Web.Bodies;
using ForgeryCheck.Web.Options;
using ForgeryCheck.Web.Problems;
using ForgeryCheck.Web.Serving;
using ForgeryCheck.Web.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ForgeryCheck.Web.Api;

/// <summary>POST /v1/analyze: reports on one message as an object, on any other input as lines.</summary>
internal sealed class AnalyzeEndpoint(MailAnalysis analysis, WebLimits limits) : WebEndpoint
{
    private const string Message = "message/rfc822";
    private const string Plain = "text/plain";
    private const string Mbox = "application/mbox";
    private const string Source = "source";
    private const string UsualSource = "message";

    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("POST", "/v1/analyze")
    {
        Name = "analyze",
        Summary = "Report which Received lines can be believed, and where a forgery starts",
        Description = "One message or header is answered with one report; everything else with one report per line, as each is ready. So is "
            + "a message whose request accepts application/x-ndjson. A line with \"error\" names an input that could not be read.",
        Parameters =
        [
            new("query", DeclarationFields.Trust, "Trust lines written by this mail host: a name (and all hosts below it), .suffix, address or CIDR block", IsRepeatable: true),
            new("query", DeclarationFields.Gateway, "A gateway through which mail has to come in: a service, name, .suffix, address or CIDR block", IsRepeatable: true),
            new("query", DeclarationFields.Dns, "Whether names are looked up in the DNS", ["off", "live"]),
            new("query", DeclarationFields.Inner, "Messages attached to a message: report them as well, instead, or not at all", ["auto", "only", "never"]),
            new("query", Source, "What reports call the input"),
        ],
        Accepts =
        [
            new(Message, "A message as a mail server has it"),
            new(Plain, "A header or a message as a person pastes it"),
            new(Mbox, "A mailbox"),
            new("application/octet-stream", "Anything that analyze reads, recognized by its content: zip, tar, gzip, zstd, .msg, .emlx, JSON"),
            new(FormReader.MediaType, "Files, and the parameters above as fields, and \"sites\", the content of a sites file", """
                {"type":"object","properties":{"file":{"type":"array","items":{"type":"string","format":"binary"}},"text":{"type":"string"},"trust":{"type":"string"},"gateway":{"type":"string"},"sites":{"type":"string"},"dns":{"enum":["off","live"]},"inner":{"enum":["auto","only","never"]}}}
                """),
        ],
        Returns =
        [
            new("application/json", "The report", """{"$ref":"#/components/schemas/Report"}"""),
            new("application/x-ndjson", "One report per line"),
        ],
        Problems = [400, 403, 408, 413, 415, 422, 503],
    };

    /// <inheritdoc/>
    internal override async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.ContentEncoding.ToString() is not ("" or "identity"))
        {
            throw new ProblemException(StatusCodes.Status415UnsupportedMediaType, "Unsupported content coding", "Send the body as it is, or a compressed file as application/octet-stream");
        }

        var type = TypeOf(request);
        if (type.Equals(FormReader.MediaType, StringComparison.OrdinalIgnoreCase))
        {
            using var form = await TimeLimit.ReceiveAsync(context, limits.Body, FormReader.ReadAsync).ConfigureAwait(false);
            var job = analysis.For(DeclarationFields.Of(form, InnerMessages.Auto));
            if (form.Inputs.Count == 0)
            {
                throw NoMessage("The form has neither a file nor a text");
            }

            using var limit = new TimeLimit(context, limits.Analysis);
            await ReportLines.WriteAsync(context.Response, analysis, job, form.Inputs, limit.Token).ConfigureAwait(false);
            return;
        }

        var isOne = (IsOf(type, Message) || IsOf(type, Plain)) && !AcceptsLines(request);
        var source = request.Query[Source] is [{ Length: > 0 } name] ? name : UsualSource;
        var own = analysis.For(DeclarationFields.Of(request.Query, isOne ? InnerMessages.Never : InnerMessages.Auto));
        using var content = await TimeLimit.ReceiveAsync(context, limits.Body, BodyReader.ReadAsync).ConfigureAwait(false);
        using var time = new TimeLimit(context, limits.Analysis);
        if (!isOne)
        {
            await ReportLines.WriteAsync(context.Response, analysis, own, [new SubmittedInput(source, content)], time.Token).ConfigureAwait(false);
            return;
        }

        var message = IsOf(type, Message) ? Whole(own.ReadMessage(content, source, time.Token)) : Only(own.Read(content, source, time.Token), own);
        var report = await own.AnalyzeAsync(message, time.Token).ConfigureAwait(false);
        context.Response.ContentType = "application/json";
        await ReportJson.WriteAsync(context.Response, report, time.Token).ConfigureAwait(false);
    }

    private static string TypeOf(HttpRequest request) =>
        request.ContentType is not { Length: > 0 } text ? "application/octet-stream"
        : MediaTypeHeaderValue.TryParse(text, out var type) && type.MediaType.Value is { } media ? media
        : throw new ProblemException(StatusCodes.Status415UnsupportedMediaType, "Unsupported media type", text);

    private static bool IsOf(string type, string other) => type.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool AcceptsLines(HttpRequest request) => request.Headers.Accept.ToString().Contains(ReportLines.MediaType, StringComparison.OrdinalIgnoreCase);

    private static MailMessage Whole(MailMessage message) => message.Header.Fields.Length > 0 ? message : throw NoMessage("It has no header field");

    private static MailMessage Only(IEnumerable<MailInput> inputs, MailAnalysis.Job job)
    {
        MailMessage? only = null;
        foreach (var input in inputs)
        {
            if (input is MailInput.Unreadable { IsRest: false, Reason: var reason })
            {
                job.CountUnreadable();
                throw NoMessage(reason);
            }

            if (input is MailInput.Read { Message: var message })
            {
                only = only is null ? message : throw new ProblemException(
                    StatusCodes.Status422UnprocessableEntity, "More than one message", $"Accept {ReportLines.MediaType} to get a report on each");
            }
        }

        return only ?? throw NoMessage("It is empty");
    }

    private static ProblemException NoMessage(string why) => new(StatusCodes.Status422UnprocessableEntity, "No message", why);
}
