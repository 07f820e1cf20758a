using System.Diagnostics;
using System.IO.Pipelines;
using System.Net;
using System.Text;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Web.Access;
using ForgeryCheck.Web.Bodies;
using ForgeryCheck.Web.Monitoring;
using ForgeryCheck.Web.Options;
using ForgeryCheck.Web.Problems;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Rspamd;

/// <summary>One question in RSPAMC and its answer, after which the connection ends. It has the limits that requests by HTTP have.</summary>
internal sealed class RspamcExchange(MailServerCheck check, ClientLimit clients, WebLimits limits, WebMetrics metrics, IListenerLog log)
{
    private const string Route = "RSPAMC CHECK";

    /// <summary>Reads the question and answers it.</summary>
    internal async Task AnswerAsync(ConnectionContext connection)
    {
        var start = Stopwatch.GetTimestamp();
        var client = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        metrics.Begin();
        var status = StatusCodes.Status200OK;
        try
        {
            string answer;
            try
            {
                answer = await AskAsync(connection.Transport.Input, client).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not (ConnectionResetException or ConnectionAbortedException))
            {
                var problem = ProblemOf(e);
                status = problem.Status;
                answer = RspamcText.Write(problem);
            }

            await SendAsync(connection, answer).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The client has gone, or reads nothing: nobody to tell.
            connection.Abort();
        }
        finally
        {
            var time = Stopwatch.GetElapsedTime(start);
            metrics.End(Route, status, time);
            if (log.Has(LogLevel.Debug))
            {
                log.Write(LogLevel.Debug, "request", null, ("client", client), ("route", Route), ("status", status), ("ms", Math.Round(time.TotalMilliseconds, 1)));
            }
        }
    }

    private async ValueTask<string> AskAsync(PipeReader input, IPAddress? client)
    {
        var header = await ReadHeaderAsync(input).ConfigureAwait(false);
        if (!clients.TryEnter(client))
        {
            throw StandardProblems.TooMany;
        }

        try
        {
            using var place = header.Length > MemoryBudget.MostInMemory ? LargeBodies.Enter() : null;
            using var content = await BodyReader.ReadAsync(input, header.Length, limits.DataRate, limits.Body).ConfigureAwait(false);
            using var limit = new CancellationTokenSource(limits.Analysis);
            return RspamcText.Write(await check.AnalyzeAsync(content, header.Fields, limit.Token).ConfigureAwait(false));
        }
        finally
        {
            clients.Leave(client);
        }
    }

    private async ValueTask<RspamcHeader> ReadHeaderAsync(PipeReader input)
    {
        using var limit = new CancellationTokenSource(limits.Header);
        try
        {
            return await RspamcHeader.ReadAsync(input, limits, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw StandardProblems.TooSlow;
        }
    }

    private async Task SendAsync(ConnectionContext connection, string answer)
    {
        using var limit = new CancellationTokenSource(limits.Idle);
        await connection.Transport.Output.WriteAsync(Encoding.ASCII.GetBytes(answer), limit.Token).ConfigureAwait(false);
        await connection.Transport.Output.CompleteAsync().ConfigureAwait(false);
    }

    private ProblemException ProblemOf(Exception e)
    {
        switch (e)
        {
            case ProblemException problem:
                return problem;
            case OperationCanceledException:
                return StandardProblems.TimedOut;
            default:
                // A bug of ours, or a full disk. The text of a bug may quote the mail.
                log.Write(LogLevel.Error, "request-failed", null, ("fault", e.GetType().Name), ("reason", e is IOException ? e.Message : null));
                return StandardProblems.Internal;
        }
    }
}
