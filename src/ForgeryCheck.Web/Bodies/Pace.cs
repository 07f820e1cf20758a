using System.Diagnostics;
using ForgeryCheck.Web.Serving;

namespace ForgeryCheck.Web.Bodies;

/// <summary>Ends the reading of a body that arrives more slowly than allowed, as Kestrel does where it reads itself.</summary>
/// <param name="dataRate">The lowest average rate, in bytes per second.</param>
internal sealed class Pace(int dataRate) : IDisposable
{
    private readonly CancellationTokenSource _limit = new();
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Cancelled once nothing has come for longer than the bytes that have come allow.</summary>
    internal CancellationToken After(long bytes)
    {
        var left = KestrelSetup.Grace + TimeSpan.FromSeconds((double)bytes / dataRate) - Stopwatch.GetElapsedTime(_start);
        _limit.CancelAfter(left > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Min(left.TotalMilliseconds, int.MaxValue)) : TimeSpan.Zero);
        return _limit.Token;
    }

    /// <inheritdoc/>
    public void Dispose() => _limit.Dispose();
}
