using System.Threading.Tasks.Sources;
using ForgeryCheck.Smtp.Content;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>A message that waits to be kept, and the task that its session awaits: one object for both.</summary>
internal sealed class PendingMessage : IValueTaskSource
{
    // The writer must not run a session's code.
    private ManualResetValueTaskSourceCore<bool> _source = new() { RunContinuationsAsynchronously = true };

    internal PendingMessage(AcceptedMessage message) => Message = message;

    /// <summary>The message.</summary>
    internal AcceptedMessage Message { get; }

    /// <summary>The name of its file, once it has one of its own.</summary>
    internal string Name { get; set; } = "";

    /// <summary>Where its bytes stand.</summary>
    internal KeptPlace Place { get; set; }

    /// <summary>Completes when the message is kept.</summary>
    internal ValueTask Task => new(this, _source.Version);

    /// <summary>Whether its session knows.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>The message is kept.</summary>
    internal void Complete()
    {
        IsOver = true;
        _source.SetResult(true);
    }

    /// <summary>It is not.</summary>
    internal void Fail(Exception fault)
    {
        IsOver = true;
        _source.SetException(fault.ToStoreException());
    }

    void IValueTaskSource.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
