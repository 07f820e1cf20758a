using System.Text.Json;

namespace ForgeryCheck.Cli.Mcp;

/// <summary>The result of a call.</summary>
/// <param name="Text">What the assistant reads.</param>
internal sealed record ToolResult(string Text)
{
    /// <summary>The same as JSON; null for none.</summary>
    internal JsonElement? Structured { get; init; }

    /// <summary>Whether it quotes what a stranger wrote.</summary>
    internal bool IsUntrusted { get; init; }

    /// <summary>Whether it says why the call could not be answered. A protocol error would not reach the assistant, which can correct itself.</summary>
    internal bool IsError { get; init; }
}
