using System.Buffers;
using System.Text.Json;

namespace ForgeryCheck.Reports;

/// <summary>Reports as one JSON array, or one JSON object a line (rules/report.schema.json).</summary>
internal sealed class JsonReportWriter : IReportWriter
{
    private readonly Stream _output;
    private readonly bool _oneALine;
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 14);
    private readonly Utf8JsonWriter _json;
    private bool _isOpen;

    internal JsonReportWriter(Stream output, bool oneALine)
    {
        _output = output;
        _oneALine = oneALine;
        _json = JsonText.WriterOver(_buffer, indented: !oneALine);
    }

    /// <inheritdoc/>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Open();
        JsonReport.Write(_json, report);
        PassOn(endLine: _oneALine);
    }

    /// <inheritdoc/>
    public void Complete()
    {
        if (!_oneALine)
        {
            Open();
            _json.WriteEndArray();
        }

        PassOn(endLine: !_oneALine);
        _json.Dispose();
    }

    private void Open()
    {
        if (!_oneALine && !_isOpen)
        {
            _json.WriteStartArray();
            _isOpen = true;
        }
    }

    // In one piece, so that a file that others read or append to meanwhile has only whole lines.
    private void PassOn(bool endLine)
    {
        _json.Flush();
        if (endLine)
        {
            _buffer.Write("\n"u8);
            _json.Reset();
        }

        _output.Write(_buffer.WrittenSpan);
        _output.Flush();
        _buffer.ResetWrittenCount();
    }
}
