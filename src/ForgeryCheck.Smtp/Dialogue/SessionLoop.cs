using System.Net.Sockets;
using System.Runtime.CompilerServices;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Acceptance;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Policy;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Tls;
using ForgeryCheck.Smtp.Verbs;
using ForgeryCheck.Smtp.Wire;

namespace ForgeryCheck.Smtp.Dialogue;

/// <summary>Runs one session: reads commands and data, executes them, sends the replies. Its deadlines are enforced from outside.</summary>
/// <remarks>The state of each awaited read is pooled: otherwise two hundred megabytes of data would leave garbage for every piece they came in.</remarks>
internal sealed class SessionLoop
{
    private readonly Session _session;
    private readonly SessionWatch _watch;
    private readonly MessageAcceptance _acceptance;
    private readonly TrustedPeers _proxyPeers;
    private readonly Telemetry _telemetry;
    private readonly ReplySender _replies;
    private readonly CommandRunner _commands;
    private readonly ContentReader _content;
    private readonly TlsUpgrade _tls;
    private readonly LineReader _lines;

    /// <summary>Creates the loop of a session.</summary>
    internal SessionLoop(
        Session session, SessionWatch watch, VerbTable verbs, Authenticator authenticator, MessageAcceptance acceptance, TrustedPeers proxyPeers, TlsCertificate? certificate,
        Telemetry telemetry)
    {
        (_session, _watch, _acceptance, _proxyPeers, _telemetry) = (session, watch, acceptance, proxyPeers, telemetry);
        _replies = new ReplySender(session, watch, telemetry);
        _commands = new CommandRunner(session, watch, _replies, verbs, authenticator, telemetry.Metrics);
        _content = new ContentReader(session, watch, _replies);
        _tls = new TlsUpgrade(session, watch, _replies, certificate, telemetry);
        _lines = new LineReader(session.Options.Limits.CommandBytes, hasAuth: session.Options.Auth != AuthMode.Off);
    }

    /// <summary>Runs the session to its end. Never throws.</summary>
    internal async Task RunAsync()
    {
        try
        {
            if (await GreetAsync().ConfigureAwait(false))
            {
                await TalkAsync().ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client disconnected or timed out.
        }
        catch (Exception e)
        {
            // A bug of ours ends this session only.
            _telemetry.Log.Write(LogLevel.Error, "internal-error", _session.Id, ("error", $"{e.GetType().Name}: {e.Message}"));
            await TryEndAsync(StandardReplies.InternalError).ConfigureAwait(false);
        }
        finally
        {
            await CloseAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> GreetAsync()
    {
        if (_proxyPeers.Has(_session.Connection.Peer) && await new ProxyGate(_session, _watch).PassAsync().ConfigureAwait(false) is { } refusal)
        {
            await TryEndAsync(refusal).ConfigureAwait(false);
            return false;
        }

        if (_session.Connection.StartsWithTls && !await _tls.BeginAsync().ConfigureAwait(false))
        {
            return false;
        }

        if (!_session.Input.IsEmpty || _session.Connection.HasInput)
        {
            // RFC 5321 section 3.1: the client must wait for the greeting. It is greeted all the same, and the violation is recorded.
            _commands.Note(WireFactKind.EarlyTalk, _session.Input.Waiting);
        }

        _session.LookUpClient();
        _replies.Say(_session.Greeting);
        return true;
    }

    private async ValueTask TalkAsync()
    {
        while (!_replies.IsOver)
        {
            switch (_lines.Find(_session.Input, _session.Exchange is not null, out var length, out var used))
            {
                case LineStatus.NeedMore:
                    await ReceiveCommandAsync().ConfigureAwait(false);
                    break;
                case LineStatus.Line:
                    var line = _session.Input.Slice(length);
                    _session.Input.Advance(used);
                    if (_session.Exchange is not null)
                    {
                        _commands.TakeResponse(line.Span);
                    }
                    else if (await _commands.RunAsync(line).ConfigureAwait(false) is { } step)
                    {
                        await FollowAsync(step).ConfigureAwait(false);
                    }

                    break;
                case LineStatus.TooLong:
                    _commands.RefuseLongLine(_lines.IsOfAuthentication);
                    break;
                case LineStatus.BareLineFeed when _commands.EndAsOtherProtocol(_session.Input.Waiting[..used]):
                    // A TLS record is likely to contain an LF somewhere.
                    break;
                case LineStatus.BareLineFeed:
                    // Other servers run such a line as a command, although a server before us may have relayed it as data.
                    _commands.Note(WireFactKind.BareLineFeedInCommand, _session.Exchange is null && !_commands.MayBePassword ? _session.Input.Waiting[..used] : default);
                    _replies.End(StandardReplies.BareLineFeed);
                    break;
                default:
                    _commands.Note(WireFactKind.LongCommand, default);
                    _replies.End(StandardReplies.LineTooLong);
                    break;
            }

            if (_replies.IsFull)
            {
                await _replies.SendAsync().ConfigureAwait(false);
            }
        }

        await _replies.SendAsync().ConfigureAwait(false);
        await _session.Connection.FinishSendingAsync().ConfigureAwait(false);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ReceiveCommandAsync()
    {
        if (_commands.EndAsOtherProtocol(_session.Input.Waiting))
        {
            return;
        }

        await _replies.SendAsync().ConfigureAwait(false);
        if (_watch.IsStopping)
        {
            _replies.End(StandardReplies.ShuttingDown);
            return;
        }

        _watch.AwaitCommand(_lines.IsInLine(_session.Input));
        if (await _content.ReceiveAsync(bulk: false).ConfigureAwait(false) == 0)
        {
            _replies.EndWithReason();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask FollowAsync(Step step)
    {
        switch (step.Next)
        {
            case NextInput.Command:
                _replies.Say(step.Reply);
                break;
            case NextInput.Nothing:
                _replies.End(step.Reply);
                break;
            case NextInput.Data:
                _replies.Say(step.Reply);
                if (await _content.ReadDataAsync().ConfigureAwait(false))
                {
                    await AcceptAsync().ConfigureAwait(false);
                }

                break;
            case NextInput.Chunk when await _content.ReadChunkAsync().ConfigureAwait(false):
                await FollowChunkAsync().ConfigureAwait(false);
                break;
            case NextInput.RefusedChunk when await _content.DropChunkAsync().ConfigureAwait(false):
                _replies.Say(step.Reply);
                break;
            case NextInput.Chunk or NextInput.RefusedChunk:
                break; // The client disconnected within the chunk.
            default:
                await _tls.UpgradeAsync(step.Reply).ConfigureAwait(false);
                break;
        }
    }

    private async ValueTask FollowChunkAsync()
    {
        var reception = _session.Reception!;
        if (_session.Chunk.IsLast)
        {
            reception.Chunks.Finish();
            await AcceptAsync().ConfigureAwait(false);
        }
        else
        {
            // A message that is too big is refused right away, not when all of it has come; later chunks are refused and dropped.
            _replies.Say(reception.IsTooBig ? StandardReplies.SizeTooBig : StandardReplies.ChunkOk);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask AcceptAsync()
    {
        _watch.Work();
        _session.Dialogue?.Note($"[message data: {_session.Reception!.Length} bytes]");
        foreach (var reply in await _acceptance.AcceptAsync(_session, _session.Reception!, _watch.Cancellation).ConfigureAwait(false))
        {
            // A message refused for its content does not count as a client error.
            _replies.Say(reply, countErrors: false);
        }

        foreach (var fact in WireFacts.List(_session.Reception!.Facts, WireFacts.None, 0))
        {
            _telemetry.Metrics.WireFact(fact.Kind, fact.Count);
        }

        _session.Dialogue?.EndMessage();

        // The next hop ended its transaction with its reply.
        _session.Sender = null;
        await _session.ResetAsync().ConfigureAwait(false);
    }

    private async ValueTask TryEndAsync(Reply reply)
    {
        if (_session.Connection is { StartsWithTls: true, Tls: null })
        {
            return; // A client that expects TLS could not read it.
        }

        try
        {
            _replies.End(reply);
            await _replies.SendAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The client is gone, or nothing more can be sent; the session ends in any case.
        }
    }

    private async ValueTask CloseAsync()
    {
        if (_telemetry.Log.Has(LogLevel.Info))
        {
            _telemetry.Log.Write(
                LogLevel.Info, "disconnect", _session.Id, ("peer", _session.Connection.Peer), ("errors", _replies.Errors), ("wire", _session.Facts.ToString()),
                ("timeout", _watch.IsTimeOver ? "yes" : null));
        }

        _session.Reception?.Dispose();
        _session.Lookup?.Dispose();
        _session.Input.Dispose();
        try
        {
            if (_session.NextHop is { } next)
            {
                await next.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            await _session.Connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
