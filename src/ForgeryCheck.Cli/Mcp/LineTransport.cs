using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ForgeryCheck.Cli.Mcp;

/// <summary>
/// One message a line. The library's own transport reads lines of any length, queues any number of messages, and drops what is not answered when the input
/// ends, though a script may write all that it has to ask and close its end.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The semaphores have no wait handles, so there is nothing to free.")]
internal sealed class LineTransport : TransportBase
{
    private const int MostCalls = 16;

    private static readonly JsonTypeInfo<JsonRpcMessage> Type = McpJsonUtilities.DefaultOptions.GetTypeInfo<JsonRpcMessage>();

    private readonly LineInput _input;
    private readonly Stream _output;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly SemaphoreSlim _calls = new(MostCalls);

    // By id, what to do once a request is dealt with.
    private readonly ConcurrentDictionary<RequestId, Action> _open = new();

    /// <summary>Begins to read.</summary>
    internal LineTransport(Stream input, Stream output)
        : base("stdio", null)
    {
        (_input, _output) = (new LineInput(input), output);
        SetConnected();
        _ = Task.Run(ReadAsync);
    }

    /// <summary>Learns when the server has dealt with a request, whether or not it was answered.</summary>
    internal McpMessageHandler Watch(McpMessageHandler next) => async (context, cancellation) =>
    {
        try
        {
            await next(context, cancellation).ConfigureAwait(false);
        }
        finally
        {
            if (context.JsonRpcMessage is JsonRpcRequest request)
            {
                Settle(request.Id);
            }
        }
    };

    /// <inheritdoc/>
    public override async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        // Once begun a line is written to its end.
        cancellationToken.ThrowIfCancellationRequested();
        await WriteAsync(message).ConfigureAwait(false);
        if (message is JsonRpcError error)
        {
            // What the library refuses at first sight does not come to be watched.
            Settle(error.Id);
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        // A read from a terminal or pipe cannot be cancelled; it ends with the program.
        SetDisconnected();
        return ValueTask.CompletedTask;
    }

    private async Task ReadAsync()
    {
        try
        {
            await foreach (var line in _input.ReadAsync().ConfigureAwait(false))
            {
                if (line is null)
                {
                    await RefuseAsync(default, McpErrorCode.ParseError, "the line is too long").ConfigureAwait(false);
                }
                else if (line.AsSpan().Trim(" \t\r"u8).Length > 0)
                {
                    await TakeAsync(line).ConfigureAwait(false);
                }
            }

            SetDisconnected();
        }
        catch (Exception e)
        {
            // Ends the server, which throws it.
            SetDisconnected(e);
        }
    }

    private async ValueTask TakeAsync(byte[] line)
    {
        switch (Parse(line))
        {
            case null:
                await RefuseAsync(default, McpErrorCode.ParseError, "not a message of JSON-RPC 2.0").ConfigureAwait(false);
                break;
            case JsonRpcRequest { Method: RequestMethods.ToolsCall } call:
                // The rest of the input waits: whoever asks faster than can be answered must not fill the memory.
                await _calls.WaitAsync().ConfigureAwait(false);
                await PassAsync(call, () => _calls.Release()).ConfigureAwait(false);
                break;
            case JsonRpcRequest request:
                var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await PassAsync(request, settled.SetResult).ConfigureAwait(false);
                await settled.Task.ConfigureAwait(false);
                break;
            case JsonRpcNotification { Method: NotificationMethods.CancelledNotification } cancelled:
                await WriteMessageAsync(cancelled).ConfigureAwait(false);
                break;
            default:
                // Other notifications change nothing here, and an answer is none to anything: this server asks nothing.
                break;
        }
    }

    private async ValueTask PassAsync(JsonRpcRequest request, Action settled)
    {
        if (_open.TryAdd(request.Id, settled))
        {
            await WriteMessageAsync(request).ConfigureAwait(false);
        }
        else
        {
            settled();
            await RefuseAsync(request.Id, McpErrorCode.InvalidRequest, "a request with this id is not answered yet").ConfigureAwait(false);
        }
    }

    private void Settle(RequestId id)
    {
        if (_open.TryRemove(id, out var settled))
        {
            settled();
        }
    }

    private static JsonRpcMessage? Parse(byte[] line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, Type);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private Task RefuseAsync(RequestId id, McpErrorCode code, string message) =>
        WriteAsync(new JsonRpcError { Id = id, Error = new JsonRpcErrorDetail { Code = (int)code, Message = message } });

    private async Task WriteAsync(JsonRpcMessage message)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(message, Type);
        await _writing.WaitAsync().ConfigureAwait(false);
        try
        {
            await _output.WriteAsync(line).ConfigureAwait(false);
            await _output.WriteAsync("\n"u8.ToArray()).ConfigureAwait(false);
            await _output.FlushAsync().ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }
}
