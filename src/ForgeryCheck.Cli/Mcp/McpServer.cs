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

    // Their answers are held until the last one is there.
    private const int MostInBatch = 100;

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
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line);
        }
        catch (JsonException)
        {
            _output.Error(null, RpcErrors.Parse, "not JSON");
            return;
        }

        using (document)
        {
            if (document.RootElement is { ValueKind: JsonValueKind.Array } batch)
            {
                await TakeBatchAsync(batch).ConfigureAwait(false);
            }
            else
            {
                await TakeAsync(document.RootElement, _output).ConfigureAwait(false);
            }
        }
    }

    // Version 2025-03-26 of the protocol, alone, has batches.
    private async ValueTask TakeBatchAsync(JsonElement batch)
    {
        if (batch.GetArrayLength() is var count && count is 0 or > MostInBatch)
        {
            _output.Error(null, RpcErrors.InvalidRequest, count == 0 ? "an empty batch" : "the batch is too long");
            return;
        }

        var answers = new RpcBatch(_output, count);
        foreach (var message in batch.EnumerateArray())
        {
            await TakeAsync(message, answers).ConfigureAwait(false);
        }
    }

    private async ValueTask TakeAsync(JsonElement message, IRpcAnswers answers)
    {
        switch (RpcRequest.Read(message))
        {
            case null when RpcRequest.IsAnswer(message):
                break;
            case null:
                answers.Error(null, RpcErrors.InvalidRequest, "not a request");
                break;
            case { Id: null } notification:
                Notice(notification);
                break;
            case { Id: { } id, Method: "tools/call" } call:
                if (await BeginCallAsync(id, call, answers).ConfigureAwait(false))
                {
                    return; // The call settles it.
                }

                break;
            case { Id: { } id } request:
                Answer(id, request, answers);
                break;
        }

        answers.Settle();
    }

    // Other notifications change nothing here.
    private void Notice(RpcRequest notification)
    {
        if (notification.Method == "notifications/cancelled" && notification.Parameter("requestId") is { } id && _open.TryGetValue(id.GetRawText(), out var call))
        {
            call.Cancel();
        }
    }

    private void Answer(string id, RpcRequest request, IRpcAnswers answers)
    {
        switch (request.Method)
        {
            case "initialize":
                answers.Result(id, json => McpAnswers.Initialize(json, request.Text("protocolVersion"), tools.Any(tool => tool.Definition.IsOpenWorld)));
                break;
            case "ping":
                answers.Result(id, static _ => { });
                break;
            case "tools/list":
                answers.Result(id, json => McpAnswers.Tools(json, tools.Select(tool => tool.Definition)));
                break;
            default:
                answers.Error(id, RpcErrors.MethodNotFound, "no such method");
                break;
        }
    }

    private async ValueTask<bool> BeginCallAsync(string id, RpcRequest request, IRpcAnswers answers)
    {
        var name = request.Text("name");
        if (tools.FirstOrDefault(tool => tool.Definition.Name == name) is not { } tool)
        {
            answers.Error(id, RpcErrors.InvalidParameters, "no such tool");
            return false;
        }

        var cancel = new CancellationTokenSource();
        if (!_open.TryAdd(id, cancel))
        {
            cancel.Dispose();
            answers.Error(id, RpcErrors.InvalidRequest, "a request with this id is not answered yet");
            return false;
        }

        // The rest of the input waits: whoever asks faster than can be answered must not fill the memory.
        await _calls.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        _ = Task.Run(() => CallAsync(id, tool, request, answers, cancel));
        return true;
    }

    private async Task CallAsync(string id, IMcpTool tool, RpcRequest request, IRpcAnswers answers, CancellationTokenSource cancel)
    {
        try
        {
            await AnswerCallAsync(id, tool, request, answers, cancel).ConfigureAwait(false);
            answers.Settle();
        }
        catch (IOException)
        {
            // Nobody reads the answers: the input will end, too.
        }
        finally
        {
            _open.TryRemove(id, out _);
            cancel.Dispose();
            _calls.Release();
        }
    }

    private static async Task AnswerCallAsync(string id, IMcpTool tool, RpcRequest request, IRpcAnswers answers, CancellationTokenSource cancel)
    {
        try
        {
            var result = await ResultAsync(tool, new ToolArguments(request.Parameter("arguments")), cancel.Token).ConfigureAwait(false);
            answers.Result(id, json => McpAnswers.Result(json, result));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Nobody waits for an answer.
        }
        catch (Exception e) when (e is not IOException)
        {
            // A bug of ours; its text may quote the mail.
            answers.Error(id, RpcErrors.Internal, $"internal error: {e.GetType().Name}");
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
