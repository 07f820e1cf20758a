using ModelContextProtocol.Protocol;

namespace ForgeryCheck.Cli.Mcp;

/// <summary>A tool that an assistant can call. Thread-safe.</summary>
internal interface IMcpTool
{
    /// <summary>What the assistant is told of it.</summary>
    Tool Definition { get; }

    /// <summary>Runs it.</summary>
    /// <param name="arguments">The arguments of the call.</param>
    /// <param name="cancellation">Cancelled once nobody waits for the result any more.</param>
    /// <exception cref="ToolException">An argument is invalid; the assistant is told.</exception>
    ValueTask<CallToolResult> CallAsync(ToolArguments arguments, CancellationToken cancellation);
}
