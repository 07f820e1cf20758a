using ForgeryCheck.Smtp;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Streams.Options;

namespace ForgeryCheck.Streams.Tests.Support;

/// <summary>A worker that runs.</summary>
internal sealed class LiveWorker : IAsyncDisposable
{
    private readonly Worker _worker;
    private readonly Task _running;
    private readonly List<string> _log;

    private LiveWorker(Worker worker, List<string> log)
    {
        (_worker, _log) = (worker, log);
        _running = worker.RunAsync();
    }

    /// <summary>Messages reported.</summary>
    internal long Reported => _worker.Reported;

    /// <summary>Messages put aside.</summary>
    internal long Dead => _worker.Dead;

    /// <summary>What it logged.</summary>
    internal string Log
    {
        get
        {
            lock (_log)
            {
                return string.Concat(_log);
            }
        }
    }

    /// <summary>Starts one.</summary>
    internal static async Task<LiveWorker> StartAsync(StreamOptions streams, Func<WorkOptions, WorkOptions>? change = null)
    {
        var log = new List<string>();
        var options = new WorkOptions(streams) { AckWait = TimeSpan.FromSeconds(2), MemoryPatience = TimeSpan.FromSeconds(1) };
        var worker = new Worker(change is null ? options : change(options), new ListenerOutput { Log = line => { lock (log) { log.Add(line); } } });
        await worker.StartAsync();
        return new LiveWorker(worker, log);
    }

    /// <summary>Waits until it has reported so many messages.</summary>
    internal Task UntilReportedAsync(long count) => Patience.UntilAsync(() => Reported >= count, $"{count} messages are reported, not {Reported}", () => Log);

    /// <summary>Waits until it has put so many messages aside.</summary>
    internal Task UntilDeadAsync(long count) => Patience.UntilAsync(() => Dead >= count, $"{count} messages are put aside", () => Log);

    /// <summary>Lets it finish.</summary>
    internal Task StopAsync()
    {
        _worker.Stop();
        return _running.WaitAsync(Patience.Longest);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _worker.Abort();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _worker.DisposeAsync();
    }
}
