using System.Diagnostics;
using ForgeryCheck.Web.Serving;

namespace ForgeryCheck.Web.Bodies;

/// <summary>Ends the reading of a body that arrives more slowly than allowed, as Kestrel does where it reads itself.</summary>
/// <param name="dataRate">The lowest average rate, in bytes per second.</param>
/// <param name="most">The longest time, at whatever rate.</param>
internal sealed class Pace(int dataRate, TimeSpan most) : IDisposable
{
    private readonly CancellationTokenSource _limit = new();
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Cancelled once nothing has come for longer than the bytes that have come allow.</summary>
    internal CancellationToken After(long bytes)
    {
        var allowed = KestrelSetup.Grace + TimeSpan.FromSeconds((double)bytes / dataRate);
        var left = (allowed < most ? allowed : most) - Stopwatch.GetElapsedTime(_start);
        _limit.CancelAfter(left > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Min(left.TotalMilliseconds, int.MaxValue)) : TimeSpan.Zero);
        return _limit.Token;
    }

    /// <inheritdoc/>
    public void Dispose() => _limit.Dispose();
}
