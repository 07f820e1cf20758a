using System.Globalization;

namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>A histogram: how many values lie at or below each bound.</summary>
/// <param name="bounds">The upper bounds, except infinity.</param>
internal sealed class Distribution(params double[] bounds)
{
    private readonly Lock _gate = new();
    private readonly long[] _counts = new long[bounds.Length + 1];
    private double _sum;

    /// <summary>Adds a value.</summary>
    internal void Add(double value)
    {
        var i = 0;
        while (i < bounds.Length && value > bounds[i])
        {
            i++;
        }

        lock (_gate)
        {
            _counts[i]++;
            _sum += value;
        }
    }

    /// <summary>A Prometheus histogram: each bucket includes those below it.</summary>
    internal List<Sample> Read()
    {
        var samples = new List<Sample>(bounds.Length + 3);
        lock (_gate)
        {
            long total = 0;
            for (var i = 0; i < _counts.Length; i++)
            {
                total += _counts[i];
                samples.Add(new(total, "le", i < bounds.Length ? bounds[i].ToString(CultureInfo.InvariantCulture) : "+Inf", "_bucket"));
            }

            samples.Add(new(_sum, Suffix: "_sum"));
            samples.Add(new(total, Suffix: "_count"));
        }

        return samples;
    }
}
