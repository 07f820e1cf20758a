using ForgeryCheck.Writing;

namespace ForgeryCheck.Cli.Mcp;

/// <summary>A call that cannot be answered as made.</summary>
/// <param name="message">What is wrong, in one line; may contain text of the call, which is escaped here.</param>
internal sealed class ToolException(string message) : Exception(SafeText.Show(message));
