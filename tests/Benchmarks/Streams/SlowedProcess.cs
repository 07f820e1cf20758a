using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ForgeryCheck.Benchmarks.Streams;

/// <summary>
/// A process that runs for a part of the time only, as if its machine were slower: it is stopped and continued by signals. So a few workers on this machine
/// show what more machines would do, as long as the server has processor time left.
/// </summary>
internal sealed class SlowedProcess : IDisposable
{
    private const int Continue = 18;
    private const int Halt = 19;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(40);

    private readonly int _id;
    private readonly TimeSpan _runs;
    private readonly TimeSpan _delay;
    private readonly Thread _thread;
    private volatile bool _isEnded;

    /// <summary>Slows a process.</summary>
    /// <param name="id">The process.</param>
    /// <param name="percent">For how much of the time it runs.</param>
    /// <param name="phase">When, as a part of a period: several processes take turns.</param>
    internal SlowedProcess(int id, int percent, double phase)
    {
        (_id, _runs, _delay) = (id, Period * (percent / 100.0), Period * phase);
        _thread = new Thread(Run) { IsBackground = true, Priority = ThreadPriority.Highest };
        _thread.Start();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isEnded = true;
        _thread.Join();
        _ = Kill(_id, Continue);
    }

    private void Run()
    {
        // What a delay takes too long is taken off the next one.
        var watch = Stopwatch.StartNew();
        for (var begun = _delay; !_isEnded; begun += Period)
        {
            Sleep(begun - watch.Elapsed);
            _ = Kill(_id, Continue);
            Sleep(begun + _runs - watch.Elapsed);
            _ = Kill(_id, Halt);
        }
    }

    private static void Sleep(TimeSpan time)
    {
        if (time > TimeSpan.Zero)
        {
            Thread.Sleep(time);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Kill(int process, int signal);
}
