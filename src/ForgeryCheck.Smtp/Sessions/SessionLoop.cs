using System.Net.Sockets;
using System.Runtime.CompilerServices;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Verbs;
using ForgeryCheck.Smtp.Wire;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>Runs one session: reads commands and data, has them carried out, sends the replies. Its time is watched from outside.</summary>
/// <remarks>What waits at each read is pooled: two hundred megabytes of data must not leave behind them a state for each piece they came in.</remarks>
internal sealed class SessionLoop
{
    private readonly Session _session;
    private readonly Services _services;
    private readonly ListenerLimits _limits;
    private readonly Acceptance _acceptance;
    private readonly ReplySender _replies;
    private readonly ContentReader _content;
    private readonly LineReader _lines;
    private readonly SessionWatch _watch;

    /// <summary>Makes the loop of a session.</summary>
    internal SessionLoop(Session session, SessionWatch watch)
    {
        _session = session;
        _services = session.Services;
        _limits = session.Options.Limits;
        _acceptance = new Acceptance(_services);
        _lines = new LineReader(_limits.CommandBytes);
        _watch = watch;
        _replies = new ReplySender(session, watch);
        _content = new ContentReader(session, watch, _replies);
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
            // The client went away, or its time was over.
        }
        catch (Exception e)
        {
            // A fault of ours ends this session alone.
            _services.Log.Write(LogLevel.Error, "internal-error", _session.Id, ("error", $"{e.GetType().Name}: {e.Message}"));
            await TryEndAsync(StandardReplies.InternalError).ConfigureAwait(false);
        }
        finally
        {
            await CloseAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> GreetAsync()
    {
        if (_services.TrustProxy.Has(_session.Connection.Peer) && await new ProxyGate(_session, _watch).PassAsync().ConfigureAwait(false) is { } refusal)
        {
            await TryEndAsync(refusal).ConfigureAwait(false);
            return false;
        }

        if (!_session.Input.IsEmpty || _session.Connection.HasInput)
        {
            // RFC 5321 section 3.1: the client waits for the greeting. It is greeted all the same, and what it did is kept.
            Note(WireFactKind.EarlyTalk, _session.Input.Waiting);
        }

        _session.LookUpClient();
        Say(Greeting);
        return true;
    }

    private Reply Greeting => new(220, null, $"{_session.Options.HostName} {(_session.Options.Lmtp ? "LMTP" : "ESMTP")}");

    private async ValueTask TalkAsync()
    {
        while (!_replies.IsOver)
        {
            switch (_lines.Find(_session.Input, out var length, out var used))
            {
                case LineStatus.NeedMore:
                    await ReceiveCommandAsync().ConfigureAwait(false);
                    break;
                case LineStatus.Line:
                    var line = _session.Input.Slice(length);
                    _session.Input.Advance(used);
                    await RunAsync(line).ConfigureAwait(false);
                    break;
                case LineStatus.TooLong:
                    Note(WireFactKind.LongCommand, default);
                    Say(StandardReplies.LineTooLong);
                    break;
                case LineStatus.BareLineFeed when EndsAsOtherProtocol(_session.Input.Waiting[..used]):
                    // A TLS record has an LF in it somewhere, more often than not.
                    break;
                case LineStatus.BareLineFeed:
                    // Other servers run it, and so take for a command what a fourth one passed on as data.
                    Note(WireFactKind.BareLineFeedInCommand, _session.Input.Waiting[..used]);
                    End(StandardReplies.BareLineFeed);
                    break;
                default:
                    Note(WireFactKind.LongCommand, default);
                    End(StandardReplies.LineTooLong);
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
        if (EndsAsOtherProtocol(_session.Input.Waiting))
        {
            return;
        }

        await _replies.SendAsync().ConfigureAwait(false);
        if (_watch.IsStopping)
        {
            End(StandardReplies.ShuttingDown);
            return;
        }

        _watch.AwaitCommand(_lines.IsInLine(_session.Input));
        if (await _content.ReceiveAsync(bulk: false).ConfigureAwait(false) == 0)
        {
            _replies.EndWithReason();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask RunAsync(ReadOnlyMemory<byte> line)
    {
        var command = CommandLine.Split(line);
        if (command.HasControl)
        {
            if (EndsAsOtherProtocol(line.Span))
            {
                return;
            }

            Fail(WireFactKind.ControlInCommand, line.Span, StandardReplies.ControlCharacter);
            return;
        }

        if (VerbTable.Find(command.Name.Span) is not { } verb || !verb.IsKnown(_session))
        {
            if (OtherProtocol.IsCommandOf(line.Span))
            {
                Note(WireFactKind.OtherProtocol, line.Span);
                End(StandardReplies.OtherProtocol);
                return;
            }

            var isProxy = Trust.ProxyHeader.LooksLikeOne(line.Span);
            Fail(isProxy ? WireFactKind.ProxyByStranger : WireFactKind.UnknownCommand, line.Span, isProxy ? StandardReplies.NotAuthorized : StandardReplies.UnknownCommand);
            return;
        }

        if (!_session.Input.IsEmpty && (verb.EndsGroup ? verb.Name != "STARTTLS" : !_session.IsExtended))
        {
            // RFC 2920 section 3.1; without EHLO there is no pipelining at all.
            Note(WireFactKind.PipelinedOutOfTurn, line.Span);
        }

        if (verb.IsJunk && ++_session.JunkCommands > (_watch.IsStressed ? 1 : _limits.JunkCommands) && _limits.JunkCommands > 0)
        {
            _services.Metrics.Limit("junk-commands");
            End(StandardReplies.TooManyJunkCommands);
            return;
        }

        var refusal = StateTable.Refusal(verb.Name, _session.State);
        if (refusal is not null)
        {
            Note(WireFactKind.OutOfSequence, line.Span);
        }

        _watch.Work();
        var step = refusal is not null
            ? verb.RunOutOfPlace(_session, command.Argument, refusal)
            : await verb.RunAsync(_session, command.Argument).ConfigureAwait(false);
        await FollowAsync(step).ConfigureAwait(false);
    }

    private bool EndsAsOtherProtocol(ReadOnlySpan<byte> bytes)
    {
        if (!OtherProtocol.IsSpoken(bytes, isStart: _session.Helo is null))
        {
            return false;
        }

        // Two empty lines and a NUL begin a PROXY header of version 2.
        var isProxy = bytes[0] == 0 && _session.Facts.Count(WireFactKind.UnknownCommand) == 2;
        Note(isProxy ? WireFactKind.ProxyByStranger : WireFactKind.OtherProtocol, bytes);
        End(StandardReplies.OtherProtocol);
        return true;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask FollowAsync(Step step)
    {
        switch (step.Next)
        {
            case NextInput.Command:
                Say(step.Reply);
                break;
            case NextInput.Nothing:
                End(step.Reply);
                break;
            case NextInput.Data:
                Say(step.Reply);
                if (await _content.ReadDataAsync().ConfigureAwait(false))
                {
                    await AcceptAsync().ConfigureAwait(false);
                }

                break;
            case NextInput.Chunk when await _content.ReadChunkAsync().ConfigureAwait(false):
                await FollowChunkAsync().ConfigureAwait(false);
                break;
            case NextInput.RefusedChunk when await _content.DropChunkAsync().ConfigureAwait(false):
                Say(step.Reply);
                break;
            case NextInput.Chunk or NextInput.RefusedChunk:
                break; // The client went away within the chunk.
            default:
                await SecureAsync(step.Reply).ConfigureAwait(false);
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
            // A message that is too big is refused at once, not when all of it has come; what follows is refused and dropped.
            Say(reception.IsTooBig ? StandardReplies.SizeTooBig : StandardReplies.ChunkOk);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask AcceptAsync()
    {
        _watch.Work();
        foreach (var reply in await _acceptance.TakeAsync(_session, _session.Reception!, _watch.Cancellation).ConfigureAwait(false))
        {
            // A message that is refused for what it is counts as no mistake of the client's.
            _replies.Say(reply, countErrors: false);
        }

        foreach (var fact in WireFacts.List(_session.Reception!.Facts, WireFacts.None, 0))
        {
            _services.Metrics.WireFact(fact.Kind, fact.Count);
        }

        // The next hop ended its transaction with its answer.
        _session.Sender = null;
        await _session.ResetAsync().ConfigureAwait(false);
    }

    private async ValueTask SecureAsync(Reply reply)
    {
        if (!_session.Input.IsEmpty)
        {
            // RFC 3207 section 6: what a man in the middle may have put behind STARTTLS must not be run inside TLS.
            Note(WireFactKind.TextBeforeHandshake, _session.Input.Waiting);
            _session.Input.Clear();
        }

        Say(reply);
        await _replies.SendAsync().ConfigureAwait(false);
        _watch.BeginHandshake();
        try
        {
            await _session.Connection.StartTlsAsync(_services.Tls!.Options()).ConfigureAwait(false);
        }
        catch (Exception e) when (e is System.Security.Authentication.AuthenticationException or IOException or InvalidOperationException)
        {
            _services.Log.Write(LogLevel.Info, "tls-failed", _session.Id, ("error", e.Message));
            _replies.Drop();
            return;
        }

        _services.Metrics.Tls(_session.Connection.Tls!.Version);
        await _session.RestartAsync().ConfigureAwait(false);
    }

    private void Say(Reply reply) => _replies.Say(reply);

    private void End(Reply reply) => _replies.End(reply);

    private void Fail(WireFactKind kind, ReadOnlySpan<byte> sample, Reply reply)
    {
        Note(kind, sample);
        Say(reply);
    }

    private void Note(WireFactKind kind, ReadOnlySpan<byte> sample)
    {
        _session.Facts.Add(kind, sample: sample);
        _services.Metrics.WireFact(kind);
    }

    private async ValueTask TryEndAsync(Reply reply)
    {
        try
        {
            End(reply);
            await _replies.SendAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Nobody is there to be told, or nothing can be said any more; the session ends in any case.
        }
    }

    private async ValueTask CloseAsync()
    {
        if (_services.Log.Has(LogLevel.Info))
        {
            _services.Log.Write(
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
