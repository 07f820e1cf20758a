namespace ForgeryCheck.Cli.Help;

/// <summary>A command line to try.</summary>
/// <param name="CommandLine">What to type in a shell; text of several lines, such as JSON, is shown as it is.</param>
/// <param name="Purpose">What it does, in a few words.</param>
internal sealed record Example(string CommandLine, string Purpose);
