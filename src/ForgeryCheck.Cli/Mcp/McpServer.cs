using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace ForgeryCheck.Cli.Mcp;

/// <summary>
/// Answers one client by the Model Context Protocol until its input ends; calls in progress are still answered then, since a script may write all that
/// it has to ask and close its end. Hand-written: two tools need five methods of the protocol. Its library makes the program a sixth larger, reads lines
/// of any length into memory, and gives no answer that is not ready when the input ends.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore has no wait handle, so there is nothing to free.")]
internal sealed class McpServer(IReadOnlyList<IMcpTool> tools, Stream input, Stream output)
{
    private const int MostCalls = 16;

    private readonly RpcInput _input = new(input);
    private readonly RpcOutput _output = new(output);
    private readonly SemaphoreSlim _calls = new(MostCalls);
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _open = new(StringComparer.Ordinal);

    /// <summary>Runs until the input ends.</summary>
    internal async Task RunAsync()
    {
        await foreach (var line in _input.ReadAsync().ConfigureAwait(false))
        {
            if (line is null)
            {
                _output.Error(null, RpcErrors.Parse, "the line is too long");
            }
            else if (line.AsSpan().Trim(" \t\r"u8).Length > 0)
            {
                await TakeAsync(line).ConfigureAwait(false);
            }
        }

        for (var i = 0; i < MostCalls; i++)
        {
            await _calls.WaitAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask TakeAsync(byte[] line)
    {
        RpcRequest? request;
        try
        {
            request = RpcRequest.Read(line);
        }
        catch (JsonException)
        {
            _output.Error(null, RpcErrors.Parse, "not JSON");
            return;
        }

        switch (request)
        {
            case null:
                _output.Error(null, RpcErrors.InvalidRequest, "not a request");
                break;
            case { Id: null }:
                Notice(request);
                break;
            case { Id: { } id, Method: "tools/call" }:
                await BeginCallAsync(id, request).ConfigureAwait(false);
                break;
            case { Id: { } id }:
                Answer(id, request);
                break;
        }
    }

    // Other notifications change nothing here.
    private void Notice(RpcRequest notification)
    {
        if (notification.Method == "notifications/cancelled" && notification.Parameter("requestId") is { } id && _open.TryGetValue(id.GetRawText(), out var call))
        {
            call.Cancel();
        }
    }

    private void Answer(string id, RpcRequest request)
    {
        switch (request.Method)
        {
            case "initialize":
                _output.Result(id, json => McpAnswers.Initialize(json, request.Text("protocolVersion")));
                break;
            case "ping":
                _output.Result(id, static _ => { });
                break;
            case "tools/list":
                _output.Result(id, json => McpAnswers.Tools(json, tools.Select(tool => tool.Definition)));
                break;
            default:
                _output.Error(id, RpcErrors.MethodNotFound, "no such method");
                break;
        }
    }

    private async ValueTask BeginCallAsync(string id, RpcRequest request)
    {
        var name = request.Text("name");
        if (tools.FirstOrDefault(tool => tool.Definition.Name == name) is not { } tool)
        {
            _output.Error(id, RpcErrors.InvalidParameters, "no such tool");
            return;
        }

        var cancel = new CancellationTokenSource();
        if (!_open.TryAdd(id, cancel))
        {
            cancel.Dispose();
            _output.Error(id, RpcErrors.InvalidRequest, "a request with this id is not answered yet");
            return;
        }

        // The rest of the input waits: whoever asks faster than can be answered must not fill the memory.
        await _calls.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        _ = Task.Run(() => CallAsync(id, tool, request, cancel));
    }

    private async Task CallAsync(string id, IMcpTool tool, RpcRequest request, CancellationTokenSource cancel)
    {
        try
        {
            var result = await ResultAsync(tool, new ToolArguments(request.Parameter("arguments")), cancel.Token).ConfigureAwait(false);
            _output.Result(id, json => McpAnswers.Result(json, result));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Nobody waits for an answer.
        }
        catch (IOException)
        {
            // Nobody reads the answers: the input will end, too.
        }
        catch (Exception e)
        {
            // A bug of ours; its text may quote the mail.
            _output.Error(id, RpcErrors.Internal, $"internal error: {e.GetType().Name}");
        }
        finally
        {
            _open.TryRemove(id, out _);
            cancel.Dispose();
            _calls.Release();
        }
    }

    private static async ValueTask<ToolResult> ResultAsync(IMcpTool tool, ToolArguments arguments, CancellationToken cancellation)
    {
        try
        {
            return await tool.CallAsync(arguments, cancellation).ConfigureAwait(false);
        }
        catch (ToolException e)
        {
            return new ToolResult(e.Message) { IsError = true };
        }
    }
}
