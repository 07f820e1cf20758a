using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace ForgeryCheck.Cli.Mcp;

/// <summary>The requests of the client that are not answered yet. Thread-safe.</summary>
internal sealed class OpenRequests
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private TaskCompletionSource? _none;

    /// <summary>Notes a message of the client: a request opens, and one that is cancelled will not be answered.</summary>
    internal void Note(JsonRpcMessage message)
    {
        switch (message)
        {
            case JsonRpcRequest request:
                lock (_gate)
                {
                    _ids.Add(request.Id.ToString());
                }

                break;
            case JsonRpcNotification { Method: NotificationMethods.CancelledNotification, Params: JsonObject cancelled }:
                Close(cancelled["requestId"]?.ToString() ?? "");
                break;
        }
    }

    /// <summary>A request has been answered.</summary>
    internal void Close(string id)
    {
        lock (_gate)
        {
            if (_ids.Remove(id) && _ids.Count == 0)
            {
                _none?.TrySetResult();
            }
        }
    }

    /// <summary>Waits until all are answered.</summary>
    internal Task WaitAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_ids.Count == 0)
            {
                return Task.CompletedTask;
            }

            _none ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _none.Task.WaitAsync(cancellation);
        }
    }
}
