using System.Diagnostics;

namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>Derives a rate from a growing number.</summary>
internal sealed class StatusClock
{
    private readonly Lock _gate = new();
    private long _since = Stopwatch.GetTimestamp();
    private long _before;
    private double _rate;

    /// <summary>The growth per second, measured over a second or more.</summary>
    internal double Rate(long now)
    {
        lock (_gate)
        {
            var time = Stopwatch.GetElapsedTime(_since);
            if (time >= TimeSpan.FromSeconds(1))
            {
                _rate = (now - _before) / time.TotalSeconds;
                _before = now;
                _since = Stopwatch.GetTimestamp();
            }

            return _rate;
        }
    }
}
