using ForgeryCheck.Messages;
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
    private const string Global = "message/global";
    private const string Plain = "text/plain";
    private const string Json = "application/json";
    private const string Mbox = "application/mbox";
    private const string Source = "source";
    private const string UsualSource = "message";

    private static readonly string[] InQuery = [DeclarationFields.Trust, DeclarationFields.Gateway, DeclarationFields.Dns, DeclarationFields.Inner, Source];
    private static readonly string[] InForm = [DeclarationFields.Sites];

    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("POST", "/v1/analyze")
    {
        Name = "analyze",
        Summary = "Report which Received lines can be believed, and where a forgery starts",
        Description = "One message or header is answered with one report; everything else with one report per line, as each is ready. So is "
            + "a message whose request names application/x-ndjson in Accept, and does not prefer application/json. A line with \"error\" names an input that "
            + "could not be read. A message of type message/rfc822 is read as it is, unless \"inner\" asks for messages attached to it; if there are several to "
            + "report and the request does not accept lines, the answer is 422. Parameters with other names are refused.",
        Parameters =
        [
            new("query", DeclarationFields.Trust, "Trust lines written by this mail host: a name (and all hosts below it), .suffix, address or CIDR block", IsRepeatable: true),
            new("query", DeclarationFields.Gateway, "A gateway through which mail has to come in: a service, name, .suffix, address or CIDR block", IsRepeatable: true),
            new("query", DeclarationFields.Dns, "Whether names are looked up in the DNS", ["off", "live"]),
            new("query", DeclarationFields.Inner, "Messages attached to a message: report them as well, instead, or not at all. Default: auto, but never for an answer with one report", ["auto", "only", "never"]),
            new("query", Source, "What reports call the input; of a form, the only one"),
        ],
        Accepts =
        [
            new(Message, "A message as a mail server has it"),
            new(Global, "The same, with header fields in UTF-8 (RFC 6532)"),
            new(Plain, "A header or a message as a person pastes it"),
            new(Mbox, "A mailbox"),
            new("application/octet-stream", "Anything that analyze reads, recognized by its content: zip, tar, gzip, zstd, .msg, .emlx, JSON"),
            new(FormReader.MediaType, "Files, and the parameters above as fields, and \"sites\", the content of a sites file", """
                {"type":"object","properties":{"file":{"type":"array","items":{"type":"string","format":"binary"}},"text":{"type":"string"},"trust":{"type":"string"},"gateway":{"type":"string"},"sites":{"type":"string"},"dns":{"enum":["off","live"]},"inner":{"enum":["auto","only","never"]},"source":{"type":"string"}}}
                """),
        ],
        Returns =
        [
            new(Json, "The report", """{"$ref":"#/components/schemas/Report"}"""),
            new(ReportLines.MediaType, "One report per line"),
        ],
        Problems = [400, 403, 408, 413, 415, 422, 500, 501, 503, 507],
    };

    /// <inheritdoc/>
    internal override async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.ContentEncoding.ToString() is not ("" or "identity"))
        {
            throw new ProblemException(StatusCodes.Status415UnsupportedMediaType, "Unsupported content coding", "Send the body as it is, or a compressed file as application/octet-stream");
        }

        // With headers in UTF-8 it is another type of the same thing (RFC 6532 section 3.7).
        var type = TypeOf(request) is var sent && IsOf(sent, Global) ? Message : sent;
        if (IsOf(type, FormReader.MediaType))
        {
            await AnswerFormAsync(context).ConfigureAwait(false);
            return;
        }

        var fields = new RequestFields(request.Query);
        fields.AllowOnly(InQuery, InForm);
        var isOne = (IsOf(type, Message) || IsOf(type, Plain)) && !PrefersLines(request);
        var declared = DeclarationFields.Of(fields, isOne ? InnerMessages.Never : InnerMessages.Auto);
        var source = fields.One(Source) ?? UsualSource;
        var job = analysis.For(declared);
        using var content = await TimeLimit.ReceiveAsync(context, limits.Body, BodyReader.ReadAsync).ConfigureAwait(false);
        using var time = new TimeLimit(context, limits.Analysis);
        if (!isOne)
        {
            await ReportLines.WriteAsync(context.Response, analysis, job, [new SubmittedInput(source, content)], time.Token).ConfigureAwait(false);
            return;
        }

        var single = new SingleMessage(job, source);
        var message = IsOf(type, Message) && declared.Inner == InnerMessages.Never ? single.ReadWhole(content, time.Token) : single.ReadOnly(content, time.Token);
        var report = await job.AnalyzeAsync(message, time.Token).ConfigureAwait(false);
        await ReportJson.AnswerAsync(context.Response, report, time.Token).ConfigureAwait(false);
    }

    private async Task AnswerFormAsync(HttpContext context)
    {
        // What is wrong with the query is told before the body is there.
        new RequestFields(context.Request.Query).AllowOnly(InQuery, InForm);
        using var form = await TimeLimit.ReceiveAsync(context, limits.Body, FormReader.ReadAsync).ConfigureAwait(false);
        var fields = new RequestFields(context.Request.Query, form);
        fields.AllowOnly(InQuery, InForm);
        var job = analysis.For(DeclarationFields.Of(fields, InnerMessages.Auto));
        using var limit = new TimeLimit(context, limits.Analysis);
        await ReportLines.WriteAsync(context.Response, analysis, job, Named(form.Inputs, fields.One(Source)), limit.Token).ConfigureAwait(false);
    }

    private static IReadOnlyList<SubmittedInput> Named(IReadOnlyList<SubmittedInput> inputs, string? source) => (inputs, source) switch
    {
        ([], _) => throw SingleMessage.NoMessage("The form has neither a file nor a text"),
        (_, null) => inputs,
        ([var only], _) => [only with { Name = source }],
        _ => throw new ProblemException(StatusCodes.Status400BadRequest, "Invalid parameter", $"{Source}: the form has {inputs.Count} inputs, each with a name of its own"),
    };

    private static string TypeOf(HttpRequest request) =>
        request.ContentType is not { Length: > 0 } text ? "application/octet-stream"
        : MediaTypeHeaderValue.TryParse(text, out var type) && type.MediaType.Value is { } media ? media
        : throw new ProblemException(StatusCodes.Status415UnsupportedMediaType, "Unsupported media type", text);

    private static bool IsOf(string type, string other) => type.Equals(other, StringComparison.OrdinalIgnoreCase);

    // Who names both as equally good gets lines: they do for any number of messages.
    private static bool PrefersLines(HttpRequest request) =>
        AcceptedMedia.Names(request, ReportLines.MediaType) && AcceptedMedia.QualityOf(request, ReportLines.MediaType) >= AcceptedMedia.QualityOf(request, Json);
}
