namespace ForgeryCheck.Cli.Help;

/// <summary>A command line to try.</summary>
/// <param name="CommandLine">What to type in a shell.</param>
/// <param name="Purpose">What it does, in a few words.</param>
internal sealed record Example(string CommandLine, string Purpose);
