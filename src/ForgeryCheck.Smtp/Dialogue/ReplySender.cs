using System.Runtime.CompilerServices;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Dialogue;

/// <summary>Sends replies to a client: holds them until the client is waited for, counts the errors among them, and knows when the last one is sent.</summary>
/// <param name="session">The session.</param>
/// <param name="watch">Its time.</param>
/// <param name="telemetry">Where replies are logged and counted.</param>
internal sealed class ReplySender(Session session, SessionWatch watch, Telemetry telemetry)
{
    private readonly ReplyBuffer _waiting = new();

    /// <summary>Whether the session ends when what waits is sent.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>How many replies were errors of the client's.</summary>
    internal int Errors { get; private set; }

    /// <summary>Whether so much waits that it has to be sent before another command is read.</summary>
    internal bool IsFull => _waiting.IsFull;

    /// <summary>Says a reply; one mistake too many makes it the last one.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="countErrors">Whether it counts as a mistake of the client's where it is an error.</param>
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
        if (telemetry.Log.Has(LogLevel.Debug))
        {
            telemetry.Log.Write(LogLevel.Debug, "reply", session.Id, ("code", reply.Code), ("text", reply.Text));
        }
    }

    /// <summary>Says the last reply.</summary>
    internal void End(Reply reply)
    {
        Say(reply, countErrors: false);
        IsOver = true;
    }

    /// <summary>The client sends no more: it gets the reason, where that is our doing.</summary>
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

    /// <summary>Ends the session without a word: none would be understood.</summary>
    internal void Drop()
    {
        IsOver = true;
        _waiting.Clear();
    }

    /// <summary>Sends what waits.</summary>
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
