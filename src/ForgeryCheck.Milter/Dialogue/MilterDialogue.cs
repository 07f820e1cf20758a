using System.Net.Sockets;
using ForgeryCheck.Milter.Messages;
using ForgeryCheck.Milter.Negotiation;
using ForgeryCheck.Milter.Packets;
using ForgeryCheck.Milter.Sessions;
using ForgeryCheck.Milter.Verdicts;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Milter.Dialogue;

/// <summary>
/// The dialogue with a mail server on one connection: sessions of its clients, one after the other, with any number of messages each. Lenient about the
/// order of steps: a mail server leaves out what its client left out.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="services">What all dialogues share.</param>
internal sealed class MilterDialogue(MilterConnection connection, DialogueServices services)
{
    private const string NoMemory = "no memory for a long packet";

    private readonly PacketWriter _writer = new();
    private Agreement? _agreement;
    private MilterSession? _session;
    private IncomingMessage? _message;

    private MilterSession Session => _session ??= new MilterSession(services.Ids.Next(), connection.Peer, services.Options.HostName);

    private IncomingMessage Message => _message ??= services.Messages.Begin(Session);

    /// <summary>Runs the dialogue to its end. Never throws.</summary>
    internal async Task RunAsync()
    {
        try
        {
            while (await connection.ReadAsync(isBusy: _session?.Sender is not null || _message is not null).ConfigureAwait(false) is { } packet
                && await AnswerAsync(packet).ConfigureAwait(false))
            {
            }
        }
        catch (MilterProtocolException e)
        {
            services.Telemetry.Log.Write(LogLevel.Warning, "protocol-error", _session?.Id, ("peer", connection.Peer), ("reason", e.Message));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            services.Telemetry.Log.Write(LogLevel.Debug, "connection-broken", _session?.Id, ("peer", connection.Peer), ("reason", e.Message));
        }
        catch (Exception e)
        {
            // A bug of ours costs one connection, and the mail server applies its own setting (Postfix: milter_default_action).
            services.Telemetry.Log.Write(LogLevel.Error, "internal-error", _session?.Id, ("error", $"{e.GetType().Name}: {e.Message}"));
        }
        finally
        {
            EndMessage();
        }
    }

    /// <summary>Handles a packet; false if it is the last.</summary>
    private async ValueTask<bool> AnswerAsync(MilterPacket packet)
    {
        if (packet.Command == MilterCommand.Quit)
        {
            return false;
        }

        if (packet.Command == MilterCommand.Negotiate)
        {
            await NegotiateAsync(packet.Data).ConfigureAwait(false);
            return true;
        }

        var agreement = _agreement ?? throw new MilterProtocolException("no negotiation at the start");
        if (packet.Command == MilterCommand.EndOfMessage)
        {
            Handle(packet with { Command = MilterCommand.Body }, agreement);
            await EndAsync(agreement).ConfigureAwait(false);
            return true;
        }

        Handle(packet, agreement);
        if (agreement.IsAnswered(packet.Command))
        {
            var isEnough = packet.Command == MilterCommand.Body && Message.IsFull && agreement.Has(MilterSteps.Skip);
            _writer.Write(isEnough ? MilterResponse.Skip : MilterResponse.Continue);
            await SendAsync().ConfigureAwait(false);
        }

        return true;
    }

    private void Handle(MilterPacket packet, Agreement agreement)
    {
        var data = packet.Data.Span;
        switch (packet.Command)
        {
            case MilterCommand.Header when packet.IsLost:
                Message.LoseField(NoMemory);
                break;

            case MilterCommand.Body when packet.IsLost:
                Message.LoseBody(NoMemory);
                break;

            case var _ when packet.IsLost:
                throw new MilterProtocolException(NoMemory);

            case MilterCommand.Macro:
                Session.Macros.Read(data);
                break;

            case MilterCommand.Connect:
                Session.Client = MilterClient.Read(data, agreement.Has(MilterActions.SetMacros));
                services.Telemetry.Metrics.SessionOpened();
                if (services.Telemetry.Log.Has(LogLevel.Debug))
                {
                    services.Telemetry.Log.Write(LogLevel.Debug, "connect", Session.Id, ("peer", connection.Peer), ("client", Session.Client.Address), ("port", Session.Client.Port));
                }

                break;

            case MilterCommand.Helo:
                Session.Helo = new PacketStrings(data).TryRead(out var name) ? TraceText.Decode(name[..Math.Min(name.Length, 1024)]) : "";
                break;

            case MilterCommand.Mail:
                Session.Begin(EnvelopeReader.Sender(data));
                break;

            case MilterCommand.Recipient:
                Session.Add(EnvelopeReader.Recipient(data));
                break;

            case MilterCommand.Header:
                Message.AddField(data, agreement.Has(MilterSteps.LeadingSpace));
                break;

            case MilterCommand.EndOfHeader:
                Message.EndHeader();
                break;

            case MilterCommand.Body:
                Message.AddBody(data);
                break;

            case MilterCommand.Abort:
                EndMessage();
                break;

            case MilterCommand.QuitNewConnection:
                EndMessage();
                _session = null;
                break;

            case MilterCommand.Data or MilterCommand.Unknown:
                break;

            default:
                throw new MilterProtocolException($"an unknown command, {(byte)packet.Command}");
        }
    }

    private async ValueTask NegotiateAsync(ReadOnlyMemory<byte> offer)
    {
        _agreement = services.Negotiator.Answer(offer.Span, _writer);
        connection.MarkNegotiated();
        if (services.Negotiator.ShouldWarnAboutMissing(_agreement, out var missing))
        {
            services.Telemetry.Log.Write(LogLevel.Warning, "actions-not-offered", null, ("peer", connection.Peer), ("actions", missing.ToString()));
        }

        await SendAsync().ConfigureAwait(false);
    }

    private async ValueTask EndAsync(Agreement agreement)
    {
        connection.State = ConnectionState.Answer;
        // This thread serves other connections. The analysis of a usual header takes less time than its way to another thread; a long one may take a while.
        var (session, message) = (Session, Message);
        Task<Decision> deciding = message.HasUsualHeader
            ? services.Judge.DecideAsync(session, message, agreement, connection.Aborted)
            : Task.Run(() => services.Judge.DecideAsync(session, message, agreement, connection.Aborted));
        try
        {
            await ReportProgressAsync(deciding).ConfigureAwait(false);
        }
        catch
        {
            // The mail server has gone. The message must not go before the analysis has ended, too.
            connection.Abort();
            await ((Task)deciding).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        AnswerWriter.Write(await deciding.ConfigureAwait(false), agreement, _writer);
        EndMessage();
        await SendAsync().ConfigureAwait(false);
    }

    private async ValueTask ReportProgressAsync(Task deciding)
    {
        while (!deciding.IsCompleted)
        {
            // Ends its timer with the wait; what the decision throws is for its caller.
            await deciding.WaitAsync(services.Options.Limits.Progress).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!deciding.IsCompleted)
            {
                _writer.Write(MilterResponse.Progress);
                await SendAsync().ConfigureAwait(false);
                connection.State = ConnectionState.Answer;
            }
        }
    }

    private async ValueTask SendAsync()
    {
        await connection.SendAsync(_writer.Written).ConfigureAwait(false);
        _writer.Clear();
    }

    private void EndMessage()
    {
        _message?.Dispose();
        _message = null;
        _session?.EndMessage();
    }
}
