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
    private readonly Thread _thread;
    private volatile bool _isEnded;

    /// <summary>Slows a process.</summary>
    /// <param name="id">The process.</param>
    /// <param name="percent">For how much of the time it runs.</param>
    internal SlowedProcess(int id, int percent)
    {
        (_id, _runs) = (id, Period * (percent / 100.0));
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
        for (var begun = TimeSpan.Zero; !_isEnded; begun += Period)
        {
            _ = Kill(_id, Continue);
            Sleep(begun + _runs - watch.Elapsed);
            _ = Kill(_id, Halt);
            Sleep(begun + Period - watch.Elapsed);
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
