using System.Globalization;
using System.Text;

namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>Metrics in the Prometheus text format, version 0.0.4.</summary>
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
            page.Append($"# HELP {Prefix}{metric.Name} {metric.Help}\n# TYPE {Prefix}{metric.Name} {metric.Type}\n");
            foreach (var sample in metric.Read())
            {
                page.Append($"{Prefix}{metric.Name}{sample.Suffix}");
                if (sample.Label is not null)
                {
                    page.Append('{').Append(sample.Label).Append("=\"");
                    AppendLabel(page, sample.Word);
                    page.Append("\"}");
                }

                page.Append(CultureInfo.InvariantCulture, $" {sample.Value}\n");
            }
        }

        return page.ToString();
    }

    // The format escapes these three; our label values contain none of them, but do not rely on it.
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
