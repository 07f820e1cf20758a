using System.Runtime.InteropServices;

namespace ForgeryCheck.Cli.Services;

/// <summary>
/// The signals of a server. SIGINT and SIGTERM end it; SIGHUP makes it read its files again, unless it was started on a terminal: then its terminal was
/// closed, which ends it as well.
/// </summary>
internal sealed class ServerSignals : IDisposable
{
    private readonly object _changed = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly Action _abort;
    private bool _isAwake;
    private bool _reloads;
    private bool _stops;

    /// <summary>Listens for signals.</summary>
    /// <param name="abort">Called when it is asked to end once more.</param>
    internal ServerSignals(Action abort)
    {
        _abort = abort;
        Register(PosixSignal.SIGINT, End);
        Register(PosixSignal.SIGTERM, End);
        if (!OperatingSystem.IsWindows())
        {
            // There the window that is closed ends the program in any case.
            var isOnTerminal = !Console.IsInputRedirected || !Console.IsOutputRedirected || !Console.IsErrorRedirected;
            Register(PosixSignal.SIGHUP, isOnTerminal ? End : Reload);
        }
    }

    /// <summary>Waits for a signal, for <see cref="Wake"/>, or until some time has passed.</summary>
    internal ServerSignal Wait(TimeSpan time)
    {
        lock (_changed)
        {
            if (!_isAwake)
            {
                Monitor.Wait(_changed, time);
            }

            _isAwake = _stops;
            var signal = _stops ? ServerSignal.Stop : _reloads ? ServerSignal.Reload : ServerSignal.None;
            _reloads = false;
            return signal;
        }
    }

    /// <summary>Lets whoever waits look around.</summary>
    internal void Wake() => Set(ref _isAwake);

    /// <summary>Ends the server, as the first signal does.</summary>
    internal void Stop() => Set(ref _stops);

    /// <inheritdoc/>
    public void Dispose() => _registrations.ForEach(one => one.Dispose());

    private void Register(PosixSignal signal, Action<PosixSignalContext> handle) => _registrations.Add(PosixSignalRegistration.Create(signal, handle));

    private void End(PosixSignalContext context)
    {
        // The main thread exits the program.
        context.Cancel = true;
        if (!Set(ref _stops))
        {
            _abort();
        }
    }

    private void Reload(PosixSignalContext context)
    {
        context.Cancel = true;
        Set(ref _reloads);
    }

    private bool Set(ref bool flag)
    {
        lock (_changed)
        {
            var isNew = !flag;
            flag = _isAwake = true;
            Monitor.PulseAll(_changed);
            return isNew;
        }
    }
}
