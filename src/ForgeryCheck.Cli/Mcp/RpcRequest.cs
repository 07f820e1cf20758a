using System.Text.Json;

namespace ForgeryCheck.Cli.Mcp;

/// <summary>A request or a notification of the client (JSON-RPC 2.0 section 4).</summary>
/// <param name="Id">Its id as JSON, to be repeated in the answer; null for a notification, which has no answer.</param>
/// <param name="Method">The method.</param>
/// <param name="Parameters">The parameters; undefined if there are none.</param>
internal sealed record RpcRequest(string? Id, string Method, JsonElement Parameters)
{
    /// <summary>Whether a message is an answer. This server asks nothing, so it is none to anything, and an answer is never answered.</summary>
    internal static bool IsAnswer(JsonElement message) => Member(message, "method") is null && (Member(message, "result") ?? Member(message, "error")) is not null;

    /// <summary>Reads a message; null if it is no request.</summary>
    internal static RpcRequest? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || Member(root, "jsonrpc") is not { ValueKind: JsonValueKind.String } version || !version.ValueEquals("2.0"u8)
            || Member(root, "method") is not { ValueKind: JsonValueKind.String } method || TextOf(method) is not { } name)
        {
            return null;
        }

        var parameters = Member(root, "params") is { } given ? given.Clone() : default;
        return Member(root, "id") switch
        {
            null => new RpcRequest(null, name, parameters),
            { ValueKind: JsonValueKind.String or JsonValueKind.Number } id => new RpcRequest(id.GetRawText(), name, parameters),

            // MCP, unlike JSON-RPC, has no id that is null.
            _ => null,
        };
    }

    /// <summary>A member of the parameters; null if there is none.</summary>
    internal JsonElement? Parameter(string name) => Member(Parameters, name);

    /// <summary>A member of the parameters that is text; null if there is none.</summary>
    internal string? Text(string name) => Parameter(name) is { ValueKind: JsonValueKind.String } text ? TextOf(text) : null;

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    // Half a surrogate pair is no text: .NET throws on it.
    private static string? TextOf(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
