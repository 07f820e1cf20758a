using System.Buffers;
using System.Text.Json;

namespace ForgeryCheck.Reports.Abuse;

/// <summary>
/// XARF reports (version 4) to send to abuse desks: one as an object, several as an array. A message without an address to report, or without the time
/// that a report needs, is left out.
/// </summary>
internal sealed class XarfReportWriter : IReportWriter
{
    private readonly Stream _output;
    private readonly ReportOptions _options;
    private readonly Reporter _reporter;
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 14);
    private readonly Utf8JsonWriter _json;
    private (Incident Incident, DateTimeOffset Time)? _first;
    private int _count;

    /// <summary>Creates a writer.</summary>
    /// <exception cref="ArgumentException">The options name no reporter.</exception>
    internal XarfReportWriter(Stream output, ReportOptions options)
    {
        _output = output;
        _options = options;
        _reporter = options.RequiredReporter;
        _json = JsonText.WriterOver(_buffer, indented: true);
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
                _json.WriteStartArray();
                XarfReport.Write(_json, first.Incident, _reporter, first.Time);
            }

            XarfReport.Write(_json, incident, _reporter, time);
            PassOn();
        }
    }

    /// <inheritdoc/>
    public void Complete()
    {
        if (_first is { } only)
        {
            XarfReport.Write(_json, only.Incident, _reporter, only.Time);
        }
        else if (_count > 1)
        {
            _json.WriteEndArray();
        }

        _json.Flush();
        _buffer.Write(_count > 0 ? "\n"u8 : default);
        PassOn();
        _json.Dispose();
    }

    private void PassOn()
    {
        _json.Flush();
        _output.Write(_buffer.WrittenSpan);
        _output.Flush();
        _buffer.ResetWrittenCount();
    }
}
