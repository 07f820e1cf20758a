using System.Diagnostics;
using System.Net;

namespace ForgeryCheck.Benchmarks.Smtp.Clients;

/// <summary>
/// A rate of mail, which smtp-source does not know: it is started anew for each fifth of a second. What a server does not take in time comes later, so that
/// some of them run at once, but not many.
/// </summary>
/// <param name="Sent">Messages that were taken.</param>
/// <param name="Seconds">How long that took.</param>
internal sealed record PacedSource(int Sent, double Seconds)
{
    private const int MostAtOnce = 4;
    private const int TurnsPerSecond = 5;

    internal double Rate => Sent / Seconds;

    /// <summary>Sends until it is told to stop.</summary>
    /// <param name="server">Who takes them.</param>
    /// <param name="sessions">Sessions of each smtp-source.</param>
    /// <param name="rate">Messages a second.</param>
    /// <param name="stop">Tells it to stop.</param>
    internal static async Task<PacedSource> RunAsync(IPEndPoint server, int sessions, int rate, CancellationToken stop)
    {
        var turns = new List<Task>();
        using var free = new SemaphoreSlim(MostAtOnce);
        var watch = Stopwatch.StartNew();
        while (!stop.IsCancellationRequested)
        {
            await free.WaitAsync(CancellationToken.None);
            turns.Add(Task.Run(() =>
            {
                try
                {
                    SourceRun.Send(server, sessions, rate / TurnsPerSecond, ["-l", "1000"]);
                }
                finally
                {
                    free.Release();
                }
            }, CancellationToken.None));
            if (TimeSpan.FromSeconds(turns.Count / (double)TurnsPerSecond) - watch.Elapsed is { Ticks: > 0 } early)
            {
                await Task.Delay(early, CancellationToken.None);
            }
        }

        await Task.WhenAll(turns);
        return new PacedSource(turns.Count * (rate / TurnsPerSecond), watch.Elapsed.TotalSeconds);
    }
}
