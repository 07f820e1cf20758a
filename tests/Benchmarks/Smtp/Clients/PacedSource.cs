using System.Diagnostics;
using System.Net;

namespace ForgeryCheck.Benchmarks.Smtp.Clients;

/// <summary>smtp-source knows no rate, so it is started anew for each fifth of a second of mail; what a server does not take in time comes later.</summary>
/// <param name="Sent">Messages that were taken.</param>
/// <param name="Seconds">How long that took.</param>
internal sealed record PacedSource(int Sent, double Seconds)
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(200);

    internal double Rate => Sent / Seconds;

    /// <summary>Sends until it is told to stop, but at most a number.</summary>
    /// <param name="server">Who takes them.</param>
    /// <param name="sessions">Sessions at once.</param>
    /// <param name="rate">Messages a second; 0 for as many as possible.</param>
    /// <param name="most">The number.</param>
    /// <param name="stop">Tells it to stop.</param>
    internal static PacedSource Run(IPEndPoint server, int sessions, int rate, int most, CancellationToken stop)
    {
        var (sent, turn) = (0, rate > 0 ? (int)(rate * Turn.TotalSeconds) : 1000);
        var watch = Stopwatch.StartNew();
        while (sent + turn <= most && !stop.IsCancellationRequested)
        {
            SourceRun.Send(server, sessions, turn, ["-l", "1000"]);
            sent += turn;
            if (rate > 0 && (sent / (double)rate) - watch.Elapsed.TotalSeconds is > 0 and var early)
            {
                stop.WaitHandle.WaitOne(TimeSpan.FromSeconds(early));
            }
        }

        return new PacedSource(sent, watch.Elapsed.TotalSeconds);
    }
}
