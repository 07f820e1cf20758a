using System.Runtime.CompilerServices;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Dialogue;

/// <summary>Sends replies to a client: buffers them until it has to wait for the client, counts errors, and knows when the last reply is sent.</summary>
/// <param name="session">The session.</param>
/// <param name="watch">Its deadlines.</param>
/// <param name="telemetry">Where replies are logged and counted.</param>
internal sealed class ReplySender(Session session, SessionWatch watch, Telemetry telemetry)
{
    private readonly ReplyBuffer _waiting = new();

    /// <summary>Whether the session ends once the pending replies are sent.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>The number of error replies due to the client.</summary>
    internal int Errors { get; private set; }

    /// <summary>Whether the pending replies have to be sent before another command is read.</summary>
    internal bool IsFull => _waiting.IsFull;

    /// <summary>Adds a reply; one error too many makes it the last.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="countErrors">Whether an error reply counts against the client.</param>
    internal void Say(Reply reply, bool countErrors = true)
    {
        var most = session.Options.Limits.Errors;
        if (countErrors && reply.IsError && ++Errors > (watch.IsStressed ? 1 : most) && most > 0)
        {
            telemetry.Metrics.Limit("errors");
            reply = StandardReplies.TooManyErrors;
            IsOver = true;
        }

        telemetry.Metrics.Reply(reply.Code);
        _waiting.Add(reply);
        session.Dialogue?.Reply(reply.Bytes.Span);
        if (telemetry.Log.Has(LogLevel.Debug))
        {
            telemetry.Log.Write(LogLevel.Debug, "reply", session.Id, ("code", reply.Code), ("text", reply.Text));
        }
    }

    /// <summary>Adds the last reply.</summary>
    internal void End(Reply reply)
    {
        Say(reply, countErrors: false);
        IsOver = true;
    }

    /// <summary>The client sends no more: if that is our doing, it is told why.</summary>
    internal void EndWithReason()
    {
        IsOver = true;
        if (watch.IsTimeOver)
        {
            telemetry.Metrics.Limit("time");
            End(StandardReplies.TimeOut);
        }
        else if (watch.IsStopping)
        {
            End(StandardReplies.ShuttingDown);
        }
    }

    /// <summary>Ends the session without a reply: none would be understood.</summary>
    internal void Drop()
    {
        IsOver = true;
        _waiting.Clear();
    }

    /// <summary>Sends the pending replies.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    internal async ValueTask SendAsync()
    {
        if (!_waiting.IsEmpty)
        {
            watch.AwaitReader();
            await session.Connection.SendAsync(_waiting.Waiting).ConfigureAwait(false);
            _waiting.Clear();
        }
    }
}
