using System.Diagnostics.Metrics;

namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>How values are spread: counts up to each of some bounds, which Prometheus reads, and the histogram of a meter.</summary>
internal sealed class Distribution
{
    private readonly Histogram<double> _histogram;
    private readonly long[] _counts;
    private double _sum;

    internal Distribution(Meter meter, string name, string? unit, string description, params double[] bounds)
    {
        Bounds = bounds;
        _counts = new long[bounds.Length + 1];
        _histogram = meter.CreateHistogram<double>(name, unit, description);
    }

    /// <summary>The upper bounds, but for infinity.</summary>
    internal IReadOnlyList<double> Bounds { get; }

    /// <summary>The sum of all values.</summary>
    internal double Sum => Volatile.Read(ref _sum);

    /// <summary>Values in each interval, from below the first bound to beyond the last.</summary>
    internal long[] Counts()
    {
        var counts = new long[_counts.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = Interlocked.Read(ref _counts[i]);
        }

        return counts;
    }

    /// <summary>Adds a value.</summary>
    internal void Add(double value)
    {
        var i = 0;
        while (i < Bounds.Count && value > Bounds[i])
        {
            i++;
        }

        Interlocked.Increment(ref _counts[i]);
        double before, read = Volatile.Read(ref _sum);
        do
        {
            before = read;
            read = Interlocked.CompareExchange(ref _sum, before + value, before);
        }
        while (read != before);

        _histogram.Record(value);
    }
}
