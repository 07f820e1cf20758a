using System.Diagnostics.Metrics;

namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>One thing that is counted, under the name that both the meter and Prometheus give it.</summary>
/// <param name="Name">The name, without prefix.</param>
/// <param name="Help">What it tells.</param>
internal abstract record Metric(string Name, string Help)
{
    /// <summary>Makes its instrument, where it has none yet.</summary>
    internal abstract void Publish(Meter meter);

    /// <summary>A number that only grows.</summary>
    internal sealed record Counter(string Name, string Help, Func<IEnumerable<Measurement<long>>> Read) : Metric(Name, Help)
    {
        internal override void Publish(Meter meter) => meter.CreateObservableCounter(Name, Read, null, Help);
    }

    /// <summary>A number that comes and goes.</summary>
    internal sealed record Gauge(string Name, string Help, Func<IEnumerable<Measurement<long>>> Read) : Metric(Name, Help)
    {
        internal override void Publish(Meter meter) => meter.CreateObservableGauge(Name, Read, null, Help);
    }

    /// <summary>How values are spread.</summary>
    internal sealed record Histogram(string Name, string Help, Distribution Values) : Metric(Name, Help)
    {
        internal override void Publish(Meter meter)
        {
            // A distribution brought its instrument with it: a histogram is told each value, and cannot be asked.
        }
    }
}
