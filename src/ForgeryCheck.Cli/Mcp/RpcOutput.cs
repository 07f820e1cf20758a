using System.Buffers;
using System.Text.Json;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Cli.Mcp;

/// <summary>Writes answers, one a line. Thread-safe.</summary>
internal sealed class RpcOutput(Stream output)
{
    private readonly Lock _gate = new();

    /// <summary>Answers a request.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="result">Writes the members of the result.</param>
    internal void Result(string id, Action<Utf8JsonWriter> result) => Write(id, json =>
    {
        json.WriteStartObject("result");
        result(json);
        json.WriteEndObject();
    });

    /// <summary>Answers a request with an error.</summary>
    /// <param name="id">Its id; null if it could not be read.</param>
    /// <param name="code">One of <see cref="RpcErrors"/>.</param>
    /// <param name="message">What is wrong, in a few words.</param>
    internal void Error(string? id, int code, string message) => Write(id ?? "null", json =>
    {
        json.WriteStartObject("error");
        json.WriteNumber("code", code);
        json.WriteString("message", message);
        json.WriteEndObject();
    });

    private void Write(string id, Action<Utf8JsonWriter> members)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = JsonText.WriterOver(line, indented: false))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc", "2.0");
            json.WritePropertyName("id");
            json.WriteRawValue(id, skipInputValidation: true);
            members(json);
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        lock (_gate)
        {
            output.Write(line.WrittenSpan);
            output.Flush();
        }
    }
}
