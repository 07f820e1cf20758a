using System.Diagnostics;
using System.Globalization;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Web.Access;
using ForgeryCheck.Web.Monitoring;
using ForgeryCheck.Web.Options;
using ForgeryCheck.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Serving;

/// <summary>What every request passes before an endpoint sees it, and what becomes of errors.</summary>
internal sealed class Gate
{
    private readonly HostCheck _hosts;
    private readonly AccessCheck _access;
    private readonly ClientLimit _clients;
    private readonly IProblemPages _pages;
    private readonly WebMetrics _metrics;
    private readonly IListenerLog _log;
    private readonly WebLimits _limits;
    private readonly Func<PathString, string> _methods;

    /// <summary>Creates the gate.</summary>
    /// <param name="options">The options of the server.</param>
    /// <param name="access">Who may ask.</param>
    /// <param name="clients">Bounds the requests of one client.</param>
    /// <param name="pages">Problems as pages.</param>
    /// <param name="metrics">Counts requests.</param>
    /// <param name="log">Logs requests; nothing of a message, nor of a path of the client's choice.</param>
    /// <param name="methods">The methods by which a path can be asked.</param>
    internal Gate(WebOptions options, AccessCheck access, ClientLimit clients, IProblemPages pages, WebMetrics metrics, IListenerLog log, Func<PathString, string> methods)
    {
        _hosts = new HostCheck(options);
        _access = access;
        _clients = clients;
        _pages = pages;
        _metrics = metrics;
        _log = log;
        _limits = options.Limits;
        _methods = methods;
    }

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">Goes on to the endpoint that routing has found.</param>
    internal async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var start = Stopwatch.GetTimestamp();
        var endpoint = context.GetEndpoint()?.Metadata.GetMetadata<EndpointInfo>();
        _metrics.Begin();
        SecurityFields.AddTo(context.Response);
        try
        {
            await AnswerAsync(context, endpoint, next).ConfigureAwait(false);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone: nobody to tell.
            context.Response.StatusCode = context.Response.HasStarted ? context.Response.StatusCode : StatusCodes.Status499ClientClosedRequest;
            context.Abort();
        }
        catch (Exception e)
        {
            await ReportAsync(context, endpoint, ProblemOf(e)).ConfigureAwait(false);
        }
        finally
        {
            var route = endpoint is null ? "none" : $"{endpoint.Method} {endpoint.Path}";
            var time = Stopwatch.GetElapsedTime(start);
            _metrics.End(route, context.Response.StatusCode, time);
            if (_log.Has(LogLevel.Debug))
            {
                _log.Write(
                    LogLevel.Debug, "request", null, ("client", context.Connection.RemoteIpAddress), ("route", route), ("status", context.Response.StatusCode),
                    ("ms", Math.Round(time.TotalMilliseconds, 1)));
            }
        }
    }

    private async Task AnswerAsync(HttpContext context, EndpointInfo? endpoint, RequestDelegate next)
    {
        FramingCheck.Check(context.Request);
        _hosts.Check(context.Request, endpoint is { Audience: Audience.MailServers } or { IsHealthCheck: true });
        OriginCheck.Check(context.Request);
        if (endpoint is not { IsOpen: true } && !_access.Allows(context.Request))
        {
            throw StandardProblems.Unauthorized;
        }

        if (endpoint is null)
        {
            // Routing answers a wrong method by itself, with an endpoint of its own.
            throw context.GetEndpoint() is null ? StandardProblems.NotFound() : StandardProblems.MethodNotAllowed(_methods(context.Request.Path));
        }

        var address = context.Connection.RemoteIpAddress;
        if (!_clients.TryEnter(address))
        {
            throw StandardProblems.TooMany;
        }

        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            _clients.Leave(address);
        }
    }

    private ProblemException ProblemOf(Exception e)
    {
        switch (e)
        {
            case ProblemException problem:
                return problem;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return new ProblemException(StatusCodes.Status413PayloadTooLarge, "Body too large", $"The limit is {Size(_limits.BodyBytes)}");
            case BadHttpRequestException bad:
                return new ProblemException(bad.StatusCode, "Bad request", bad.Message);
            case OperationCanceledException:
                return StandardProblems.TimedOut;
            default:
                // A bug of ours, or a full disk: it is logged, and the next request is answered. The text of a bug may quote the mail.
                _log.Write(
                    LogLevel.Error, "request-failed", null, ("fault", e.GetType().Name), ("reason", e is IOException or UnauthorizedAccessException ? e.Message : null),
                    ("at", e.StackTrace?.Split('\n')[0].Trim()));
                return e is IOException && StoreFaults.IsFull(e) ? StandardProblems.NoSpace : StandardProblems.Internal;
        }
    }

    // As people set it, where it is a round number.
    private static string Size(long bytes) => bytes switch
    {
        _ when bytes > 0 && bytes % (1 << 20) == 0 => string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MiB"),
        _ when bytes > 0 && bytes % (1 << 10) == 0 => string.Create(CultureInfo.InvariantCulture, $"{bytes >> 10} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
    };

    private async Task ReportAsync(HttpContext context, EndpointInfo? endpoint, ProblemException problem)
    {
        var response = context.Response;
        if (response.HasStarted)
        {
            // The client must not take half an answer for a whole one.
            context.Abort();
            return;
        }

        response.Clear();
        SecurityFields.AddTo(response);
        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (problem.Allowed is { } allowed)
        {
            response.Headers.Allow = allowed;
        }

        if (problem.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = "1";
        }

        // What is left of a body is not read: the connection ends instead.
        if (problem.Status is StatusCodes.Status413PayloadTooLarge or StatusCodes.Status421MisdirectedRequest or StatusCodes.Status403Forbidden
            || problem == StandardProblems.AmbiguousLength || problem == StandardProblems.UnknownCoding)
        {
            response.Headers.Connection = "close";
        }

        try
        {
            await (_pages.IsWanted(context.Request, endpoint)
                ? _pages.WriteAsync(context, problem)
                : endpoint is { Audience: Audience.MailServers } ? ErrorJson.WriteAsync(response, problem)
                : ProblemJson.WriteAsync(response, problem)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            context.Abort();
        }
    }
}
