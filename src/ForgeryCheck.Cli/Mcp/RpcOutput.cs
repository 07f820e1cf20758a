using System.Buffers;
using System.Text.Json;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Cli.Mcp;

/// <summary>Writes answers, one a line. Thread-safe.</summary>
/// <param name="output">Where they go.</param>
internal sealed class RpcOutput(Stream output) : IRpcAnswers
{
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public void Result(string id, Action<Utf8JsonWriter> result) => Write(ResultOf(id, result));

    /// <inheritdoc/>
    public void Error(string? id, int code, string message) => Write(ErrorOf(id, code, message));

    /// <inheritdoc/>
    public void Settle()
    {
    }

    /// <summary>Writes the answers to a batch.</summary>
    internal void Write(IReadOnlyList<ReadOnlyMemory<byte>> answers)
    {
        lock (_gate)
        {
            for (var i = 0; i < answers.Count; i++)
            {
                output.Write(i == 0 ? "["u8 : ","u8);
                output.Write(answers[i].Span);
            }

            output.Write("]\n"u8);
            output.Flush();
        }
    }

    /// <summary>The answer to a request.</summary>
    internal static ReadOnlyMemory<byte> ResultOf(string id, Action<Utf8JsonWriter> result) => Answer(id, json =>
    {
        json.WriteStartObject("result");
        result(json);
        json.WriteEndObject();
    });

    /// <summary>An error as the answer to a request.</summary>
    internal static ReadOnlyMemory<byte> ErrorOf(string? id, int code, string message) => Answer(id ?? "null", json =>
    {
        json.WriteStartObject("error");
        json.WriteNumber("code", code);
        json.WriteString("message", message);
        json.WriteEndObject();
    });

    private static ReadOnlyMemory<byte> Answer(string id, Action<Utf8JsonWriter> members)
    {
        var answer = new ArrayBufferWriter<byte>();
        using (var json = JsonText.WriterOver(answer, indented: false))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc", "2.0");
            json.WritePropertyName("id");
            json.WriteRawValue(id, skipInputValidation: true);
            members(json);
            json.WriteEndObject();
        }

        return answer.WrittenMemory;
    }

    private void Write(ReadOnlyMemory<byte> answer)
    {
        lock (_gate)
        {
            output.Write(answer.Span);
            output.Write("\n"u8);
            output.Flush();
        }
    }
}
