using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ForgeryCheck.Reports;

/// <summary>Reports as one JSON array, or one JSON object a line (contract.md, "JSON, schema 1").</summary>
internal sealed class JsonReportWriter : IReportWriter
{
    private readonly Stream _output;
    private readonly bool _oneALine;
    private readonly ArrayBufferWriter<byte> _buffer = new(16 * 1024);
    private readonly Utf8JsonWriter _json;
    private readonly JsonReport _report;
    private bool _isOpen;

    internal JsonReportWriter(Stream output, bool oneALine)
    {
        _output = output;
        _oneALine = oneALine;
        _json = JsonOver(_buffer, indented: !oneALine);
        _report = new JsonReport(_json);
    }

    /// <inheritdoc/>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Open();
        _report.Write(report);
        if (_oneALine)
        {
            _json.Flush();
            _json.Reset();
            _buffer.Write("\n"u8);
        }

        PassOn();
    }

    /// <inheritdoc/>
    public void Complete()
    {
        if (!_oneALine)
        {
            Open();
            _json.WriteEndArray();
            _json.Flush();
            _buffer.Write("\n"u8);
        }

        PassOn();
        _json.Dispose();
    }

    private static Utf8JsonWriter JsonOver(ArrayBufferWriter<byte> buffer, bool indented) => new(buffer, new JsonWriterOptions
    {
        // JsonText escapes what this encoder would let through and a terminal should not get.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = indented,
        NewLine = "\n",
        SkipValidation = true,
    });

    private void Open()
    {
        if (!_oneALine && !_isOpen)
        {
            _json.WriteStartArray();
            _isOpen = true;
        }
    }

    private void PassOn()
    {
        _json.Flush();
        _output.Write(_buffer.WrittenSpan);
        _output.Flush();
        _buffer.ResetWrittenCount();
    }
}
