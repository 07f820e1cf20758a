namespace ForgeryCheck.Cli.Mcp;

/// <summary>What an assistant is told of a tool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Description">What it does.</param>
/// <param name="InputSchema">The JSON Schema of its arguments.</param>
/// <param name="IsOpenWorld">Whether it deals with anything beyond this host.</param>
internal sealed record ToolDefinition(string Name, string Title, string Description, string InputSchema, bool IsOpenWorld);
