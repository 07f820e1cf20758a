using System.Threading.Tasks.Sources;
using ForgeryCheck.Smtp.Content;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>A message to be stored, and the task that its session awaits, in one object.</summary>
internal sealed class PendingMessage : IValueTaskSource<KeptAt>
{
    // The writer thread must not run session code.
    private ManualResetValueTaskSourceCore<KeptAt> _source = new() { RunContinuationsAsynchronously = true };

    internal PendingMessage(AcceptedMessage message) => Message = message;

    /// <summary>The message.</summary>
    internal AcceptedMessage Message { get; }

    /// <summary>The name of the file that it is in.</summary>
    internal string Name { get; set; } = "";

    /// <summary>Where its bytes are.</summary>
    internal KeptPlace Place { get; set; }

    /// <summary>Completes when the message is stored.</summary>
    internal ValueTask<KeptAt> Task => new(this, _source.Version);

    /// <summary>Whether its session has been notified.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>Reports success.</summary>
    internal void Complete()
    {
        IsOver = true;
        _source.SetResult(new KeptAt(Name, Place));
    }

    /// <summary>Reports failure.</summary>
    internal void Fail(Exception fault)
    {
        IsOver = true;
        _source.SetException(fault.ToStoreException());
    }

    KeptAt IValueTaskSource<KeptAt>.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<KeptAt>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<KeptAt>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
