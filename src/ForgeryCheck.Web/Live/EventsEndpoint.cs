using System.Diagnostics;
using System.Text;
using ForgeryCheck.Reports;
using ForgeryCheck.Web.Access;
using ForgeryCheck.Web.Problems;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Live;

/// <summary>GET /live/events: new messages and verdicts as server-sent events (HTML, section 9.2), until the page or the server goes.</summary>
internal sealed class EventsEndpoint(LiveIndex index, AccessCheck access, CancellationToken stopping) : WebEndpoint
{
    /// <summary>Pages that are open at once, in all browsers.</summary>
    private const int MostOpen = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>How often it is looked whether the browser may still see mail: a session ends by logging out, or with its time.</summary>
    private static readonly TimeSpan AccessInterval = TimeSpan.FromSeconds(2);

    /// <summary>How often a page is told to read the list anew, at most: in a burst that goes on it would do nothing else.</summary>
    private static readonly TimeSpan RestartInterval = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private int _open;

    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("GET", "/live/events");

    /// <inheritdoc/>
    internal override async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var filter = RowFilter.Of(request.Query);
        var mark = request.Headers["Last-Event-ID"] is [{ Length: > 0 } id] ? id : (string?)request.Query["after"];
        var response = context.Response;
        response.ContentType = "text/event-stream";
        if (HttpMethods.IsHead(request.Method))
        {
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _open) > MostOpen)
            {
                response.ContentType = null;
                throw StandardProblems.TooMany;
            }

            using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
            await SendAsync(response, filter, mark, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The page is closed, reads nothing, or the server stops: the connection ends.
            context.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task SendAsync(HttpResponse response, RowFilter filter, string? mark, CancellationToken cancellation)
    {
        var known = LiveMark.Read(index.Run, mark);
        var feed = new LiveFeed(index, filter, known ?? index.Mark);

        // What a page knows of another run is of no use: it has to read the list anew.
        await WriteAsync(response, $"retry: 2000\n{(mark is not null && known is null ? Restart(feed) : ": open\n\n")}", cancellation).ConfigureAwait(false);
        var (quiet, begun, allowed) = (Stopwatch.StartNew(), Stopwatch.StartNew(), Stopwatch.StartNew());
        while (allowed.Elapsed < AccessInterval || access.Allows(response.HttpContext.Request))
        {
            if (allowed.Elapsed >= AccessInterval)
            {
                allowed.Restart();
            }

            var batch = feed.Next();
            var isRestart = feed.HasMissed && begun.Elapsed > RestartInterval;
            if (isRestart)
            {
                feed.HasMissed = false;
                begun.Restart();
            }

            var text = isRestart ? Restart(feed)
                : !batch.IsEmpty ? Event(feed, batch)
                : quiet.Elapsed > Heartbeat ? ": still here\n\n"
                : "";
            if (text.Length > 0)
            {
                await WriteAsync(response, text, cancellation).ConfigureAwait(false);
                quiet.Restart();
            }

            await Task.Delay(Interval, cancellation).ConfigureAwait(false);
        }
    }

    private static string Restart(LiveFeed feed) => $"id: {feed.Last}\nevent: restart\ndata: {{}}\n\n";

    private string Event(LiveFeed feed, LiveFeed.Batch batch)
    {
        var text = new System.Buffers.ArrayBufferWriter<byte>(1024);
        using (var json = JsonText.WriterOver(text, indented: false))
        {
            json.WriteStartObject();
            RowJson.Write(json, batch.Rows);
            RowJson.WriteVerdicts(json, batch.Verdicts);
            json.WriteNumber("more"u8, batch.More);
            json.WriteString("total"u8, RowWords.Total(index));
            json.WriteEndObject();
        }

        // JSON has no line ends in its texts, so it is one line of an event.
        return $"id: {feed.Last}\nevent: messages\ndata: {Encoding.UTF8.GetString(text.WrittenSpan)}\n\n";
    }

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        await response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(text), limit.Token).ConfigureAwait(false);
    }
}
