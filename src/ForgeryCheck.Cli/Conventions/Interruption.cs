using System.Runtime.InteropServices;

namespace ForgeryCheck.Cli.Conventions;

/// <summary>
/// SIGINT and SIGTERM while a command works: its main thread is told, removes what is incomplete, and ends with <see cref="ExitStatus.Interrupted"/>.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private bool _isBlocked;

    internal Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
    }

    /// <summary>Cancelled by the first signal.</summary>
    internal CancellationToken Token => _source.Token;

    /// <summary>
    /// Runs what may block for ever, cannot be cancelled, and leaves nothing behind: meanwhile a signal ends the program at once, as if it were not caught.
    /// </summary>
    /// <exception cref="OperationCanceledException">The signal came before.</exception>
    internal T RunBlocking<T>(Func<T> action)
    {
        Set(isBlocked: true);
        try
        {
            return action();
        }
        finally
        {
            Set(isBlocked: false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    private void Set(bool isBlocked)
    {
        lock (_lock)
        {
            _source.Token.ThrowIfCancellationRequested();
            _isBlocked = isBlocked;
        }
    }

    private void Cancel(PosixSignalContext context)
    {
        lock (_lock)
        {
            if (!_isBlocked)
            {
                context.Cancel = true;
                _source.Cancel();
            }
        }
    }
}
