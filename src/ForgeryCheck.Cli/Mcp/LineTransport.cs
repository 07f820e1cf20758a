using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace ForgeryCheck.Cli.Mcp;

/// <summary>
/// One JSON-RPC message a line. Unlike the transport of the protocol's library it bounds the length of lines, and when the input ends, calls in progress are
/// still answered: a script may write all that it has to ask and close its end.
/// </summary>
internal sealed class LineTransport : TransportBase
{
    /// <summary>The longest line: the longest message, of which JSON may spell each byte with six, and what is around it.</summary>
    internal const int MostBytes = (6 * AnalyzeMessageTool.MostBytes) + (1 << 16);

    private static readonly JsonTypeInfo<JsonRpcMessage> Type = (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));

    private readonly PipeReader _input;
    private readonly Stream _output;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly OpenRequests _open = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _reading;

    /// <summary>Begins to read.</summary>
    internal LineTransport(Stream input, Stream output)
        : base("stdio", null)
    {
        _input = PipeReader.Create(input, new StreamPipeReaderOptions(leaveOpen: true));
        _output = output;
        SetConnected();
        _reading = Task.Run(ReadAsync);
    }

    // Nobody can answer to what has no id that could be read (JSON-RPC 2.0 section 5).
    private static ReadOnlySpan<byte> ParseError => """{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"Parse error"}}"""u8;

    /// <inheritdoc/>
    public override async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        await WriteAsync(JsonSerializer.SerializeToUtf8Bytes(message, Type)).ConfigureAwait(false);
        if (message is JsonRpcResponse or JsonRpcError)
        {
            _open.Close(((JsonRpcMessageWithId)message).Id.ToString());
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
        _closing.Dispose();
        _writing.Dispose();
    }

    private async Task ReadAsync()
    {
        Exception? failure = null;
        try
        {
            var isTooLong = false;
            while (true)
            {
                var read = await _input.ReadAsync(_closing.Token).ConfigureAwait(false);
                var rest = read.Buffer;
                while (rest.PositionOf((byte)'\n') is { } end)
                {
                    await TakeAsync(rest.Slice(0, end), isTooLong).ConfigureAwait(false);
                    isTooLong = false;
                    rest = rest.Slice(rest.GetPosition(1, end));
                }

                // What has come of a line that is too long is dropped; its end is reported.
                isTooLong |= rest.Length > MostBytes;
                _input.AdvanceTo(isTooLong ? rest.End : rest.Start, rest.End);
                if (read.IsCompleted)
                {
                    break;
                }
            }

            await _open.WaitAsync(_closing.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            failure = e as IOException;
        }

        SetDisconnected(failure);
    }

    private async ValueTask TakeAsync(ReadOnlySequence<byte> line, bool isTooLong)
    {
        if (isTooLong || line.Length > MostBytes || Parse(line) is not { } message)
        {
            await WriteAsync(ParseError.ToArray()).ConfigureAwait(false);
            return;
        }

        _open.Note(message);
        await WriteMessageAsync(message, _closing.Token).ConfigureAwait(false);
    }

    private static JsonRpcMessage? Parse(ReadOnlySequence<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            var message = JsonSerializer.Deserialize(ref reader, Type);
            return reader.Read() ? null : message;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private async Task WriteAsync(byte[] message)
    {
        await _writing.WaitAsync(_closing.Token).ConfigureAwait(false);
        try
        {
            await _output.WriteAsync((byte[])[.. message, (byte)'\n'], _closing.Token).ConfigureAwait(false);
            await _output.FlushAsync(_closing.Token).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }
}
