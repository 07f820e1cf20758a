namespace ForgeryCheck.Reports.Abuse;

/// <summary>
/// XARF reports (version 4) to send to abuse desks: one as an object, several as an array. A message without an address to report, or without the time
/// that a report needs, is left out.
/// </summary>
internal sealed class XarfReportWriter : IReportWriter
{
    private readonly JsonOutput _output;
    private readonly ReportOptions _options;
    private readonly Reporter _reporter;
    private (Incident Incident, DateTimeOffset Time)? _first;
    private int _count;

    /// <summary>Creates a writer.</summary>
    /// <exception cref="ArgumentException">The options name no reporter.</exception>
    internal XarfReportWriter(Stream output, ReportOptions options)
    {
        _output = new JsonOutput(output, indented: true);
        _options = options;
        _reporter = options.RequiredReporter;
    }

    /// <inheritdoc/>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (Incident.Of(report, out var whyNot) is not { } incident)
        {
            _options.LeftOut?.Invoke(report.Source, whyNot);
        }
        else if (incident.Time is not { } time)
        {
            _options.LeftOut?.Invoke(report.Source, $"{ReportWords.Lines([incident.HandOver.Line])} has no readable time, which XARF requires");
        }
        else if (++_count == 1)
        {
            _first = (incident, time);
        }
        else
        {
            if (_first is { } first)
            {
                _first = null;
                _output.Json.WriteStartArray();
                XarfReport.Write(_output.Json, first.Incident, _reporter, first.Time);
            }

            XarfReport.Write(_output.Json, incident, _reporter, time);
            _output.PassOn();
        }
    }

    /// <inheritdoc/>
    public void Complete()
    {
        if (_first is { } only)
        {
            XarfReport.Write(_output.Json, only.Incident, _reporter, only.Time);
        }
        else if (_count > 1)
        {
            _output.Json.WriteEndArray();
        }

        _output.End(endLine: _count > 0);
    }
}
