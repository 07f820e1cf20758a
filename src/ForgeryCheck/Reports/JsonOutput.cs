using System.Buffers;
using System.Text.Json;

namespace ForgeryCheck.Reports;

/// <summary>JSON that is passed on to a stream piece by piece, so that no more than a message is held in memory.</summary>
internal sealed class JsonOutput
{
    private readonly Stream _stream;
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 14);

    /// <summary>Creates the output.</summary>
    /// <param name="stream">Where it goes; it is left open.</param>
    /// <param name="indented">Whether it is laid out for people.</param>
    internal JsonOutput(Stream stream, bool indented)
    {
        _stream = stream;
        Json = JsonText.WriterOver(_buffer, indented);
    }

    /// <summary>Where to write.</summary>
    internal Utf8JsonWriter Json { get; }

    /// <summary>Passes on what is written so far, in one piece: a file that others read or append to meanwhile has only whole pieces.</summary>
    /// <param name="endLine">Whether a value is whole and its line ends here; another may follow.</param>
    internal void PassOn(bool endLine = false)
    {
        Json.Flush();
        if (endLine)
        {
            _buffer.Write("\n"u8);
            Json.Reset();
        }

        _stream.Write(_buffer.WrittenSpan);
        _stream.Flush();
        _buffer.ResetWrittenCount();
    }

    /// <summary>Passes on what is left, and frees the writer. Called once.</summary>
    internal void End(bool endLine = true)
    {
        PassOn(endLine);
        Json.Dispose();
    }
}
