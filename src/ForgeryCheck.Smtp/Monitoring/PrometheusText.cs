using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>Metrics in the text format of Prometheus, version 0.0.4.</summary>
internal static class PrometheusText
{
    internal const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private const string Prefix = "forgerycheck_";

    /// <summary>The whole page.</summary>
    internal static string Of(IEnumerable<Metric> metrics)
    {
        var page = new StringBuilder(4096);
        foreach (var metric in metrics)
        {
            switch (metric)
            {
                case Metric.Counter counter:
                    Append(page, metric, "counter", counter.Read());
                    break;
                case Metric.Gauge gauge:
                    Append(page, metric, "gauge", gauge.Read());
                    break;
                case Metric.Histogram histogram:
                    Append(page, metric, histogram.Values);
                    break;
            }
        }

        return page.ToString();
    }

    private static void AppendHead(StringBuilder page, Metric metric, string type) =>
        page.Append("# HELP ").Append(Prefix).Append(metric.Name).Append(' ').Append(metric.Help)
            .Append("\n# TYPE ").Append(Prefix).Append(metric.Name).Append(' ').Append(type).Append('\n');

    private static void Append(StringBuilder page, Metric metric, string type, IEnumerable<Measurement<long>> values)
    {
        AppendHead(page, metric, type);
        foreach (var value in values)
        {
            page.Append(Prefix).Append(metric.Name);
            if (value.Tags is [var tag])
            {
                page.Append('{').Append(tag.Key).Append("=\"");
                AppendLabel(page, tag.Value as string ?? "");
                page.Append("\"}");
            }

            page.Append(CultureInfo.InvariantCulture, $" {value.Value}\n");
        }
    }

    private static void Append(StringBuilder page, Metric metric, Distribution values)
    {
        AppendHead(page, metric, "histogram");
        var counts = values.Counts();
        long sum = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            sum += counts[i];
            var bound = i < values.Bounds.Count ? values.Bounds[i].ToString(CultureInfo.InvariantCulture) : "+Inf";
            page.Append(CultureInfo.InvariantCulture, $"{Prefix}{metric.Name}_bucket{{le=\"{bound}\"}} {sum}\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"{Prefix}{metric.Name}_sum {values.Sum}\n");
        page.Append(CultureInfo.InvariantCulture, $"{Prefix}{metric.Name}_count {sum}\n");
    }

    // The format escapes these three; our words hold none of them, and nothing else is relied on.
    private static void AppendLabel(StringBuilder page, string value)
    {
        foreach (var c in value)
        {
            _ = c switch
            {
                '\\' => page.Append("\\\\"),
                '"' => page.Append("\\\""),
                '\n' => page.Append("\\n"),
                _ when char.IsControl(c) => page.Append('?'),
                _ => page.Append(c),
            };
        }
    }
}
