using System.Text.Json;

namespace ForgeryCheck.Cli.Mcp;

/// <summary>The answers to a batch: one line with all of them, once every message in it has been dealt with; none if there is no answer (JSON-RPC 2.0 section 6).</summary>
/// <param name="output">Where the line goes.</param>
/// <param name="messages">The number of messages in the batch.</param>
internal sealed class RpcBatch(RpcOutput output, int messages) : IRpcAnswers
{
    private readonly Lock _gate = new();
    private readonly List<ReadOnlyMemory<byte>> _answers = [];
    private int _open = messages;

    /// <inheritdoc/>
    public void Result(string id, Action<Utf8JsonWriter> result) => Add(RpcOutput.ResultOf(id, result));

    /// <inheritdoc/>
    public void Error(string? id, int code, string message) => Add(RpcOutput.ErrorOf(id, code, message));

    /// <inheritdoc/>
    public void Settle()
    {
        if (Interlocked.Decrement(ref _open) == 0 && _answers.Count > 0)
        {
            output.Write(_answers);
        }
    }

    private void Add(ReadOnlyMemory<byte> answer)
    {
        lock (_gate)
        {
            _answers.Add(answer);
        }
    }
}
