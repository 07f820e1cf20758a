using System.Globalization;
using CsvHelper;

namespace ForgeryCheck.Reports.Exchange;

/// <summary>The hops of all messages as a CSV timeline for Timesketch: a <see cref="TimelineRow"/> each. A line without a readable time has no place in it.</summary>
internal sealed class TimesketchReportWriter : IReportWriter
{
    private readonly CsvWriter _csv;
    private readonly Action<string, string>? _leftOut;

    internal TimesketchReportWriter(Stream output, Action<string, string>? leftOut)
    {
        _leftOut = leftOut;
        _csv = CsvWriter.Create(output, new CsvWriterOptions { Injection = CsvInjection.Escape }, true);
        _csv.WriteHeader<TimelineRow>();
    }

    /// <inheritdoc/>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var timeless = 0;
        foreach (var hop in report.Hops)
        {
            if (TimelineRow.Of(report, hop) is { } row)
            {
                _csv.WriteRecord(row);
            }
            else
            {
                timeless++;
            }
        }

        if (timeless > 0)
        {
            _leftOut?.Invoke(report.Source, string.Create(
                CultureInfo.InvariantCulture, $"{timeless} of its {report.Hops.Count} Received lines have no readable time"));
        }
        else if (report.Hops.Count == 0)
        {
            _leftOut?.Invoke(report.Source, "the message has no Received line");
        }

        _csv.Flush();
    }

    /// <inheritdoc/>
    public void Complete()
    {
        _csv.Flush();
        _csv.Dispose();
    }
}
