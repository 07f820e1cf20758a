using System.Buffers;
using ForgeryCheck.Web.Options;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace ForgeryCheck.Web.Rspamd;

/// <summary>
/// Tells the two protocols of rspamd apart, which share a port: HTTP, and RSPAMC, the older one that Exim speaks. The first bytes are looked at and left
/// where they are; a connection that does not begin with a question in RSPAMC goes on to HTTP.
/// </summary>
internal sealed class RspamcPreface(RspamcExchange exchange, WebLimits limits)
{
    private enum Protocol
    {
        Unknown,
        Http,
        Rspamc,
    }

    /// <summary>Handles a connection before HTTP does.</summary>
    internal ConnectionDelegate Before(ConnectionDelegate http) => async connection =>
    {
        switch (await ProtocolOfAsync(connection).ConfigureAwait(false))
        {
            case Protocol.Http:
                await http(connection).ConfigureAwait(false);
                break;
            case Protocol.Rspamc:
                await exchange.AnswerAsync(connection).ConfigureAwait(false);
                break;
        }
    };

    private async ValueTask<Protocol> ProtocolOfAsync(ConnectionContext connection)
    {
        // As Kestrel does: a connection may be idle for longer than a header may take once it has begun; and none is waited for when the server stops.
        var stopping = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(limits.Idle);
        try
        {
            var input = connection.Transport.Input;
            while (true)
            {
                var read = await input.ReadAsync(limit.Token).ConfigureAwait(false);
                var protocol = ProtocolOf(read.Buffer);
                if (protocol != Protocol.Unknown || read.IsCompleted)
                {
                    // Nothing is examined, so that the next reader gets the same bytes at once.
                    input.AdvanceTo(read.Buffer.Start);
                    return protocol == Protocol.Unknown ? Protocol.Http : protocol;
                }

                if (!read.Buffer.IsEmpty)
                {
                    limit.CancelAfter(limits.Header);
                }

                input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            return Protocol.Unknown;
        }
    }

    private static Protocol ProtocolOf(in ReadOnlySequence<byte> buffer)
    {
        Span<byte> start = stackalloc byte[RspamcHeader.Question.Length];
        var known = (int)Math.Min(buffer.Length, start.Length);
        buffer.Slice(0, known).CopyTo(start);
        return !RspamcHeader.Question.StartsWith(start[..known]) ? Protocol.Http
            : known == start.Length ? Protocol.Rspamc
            : Protocol.Unknown;
    }
}
