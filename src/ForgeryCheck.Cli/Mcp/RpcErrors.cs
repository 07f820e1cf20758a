namespace ForgeryCheck.Cli.Mcp;

/// <summary>Error codes (JSON-RPC 2.0 section 5.1).</summary>
internal static class RpcErrors
{
    internal const int Parse = -32700;
    internal const int InvalidRequest = -32600;
    internal const int MethodNotFound = -32601;
    internal const int InvalidParameters = -32602;
    internal const int Internal = -32603;
}
