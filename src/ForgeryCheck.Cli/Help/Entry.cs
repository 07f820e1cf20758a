namespace ForgeryCheck.Cli.Help;

/// <summary>One entry of a list in help and manual pages: an option, an argument, a command, a file or a variable.</summary>
/// <param name="Names">What users type: "-o", "--output".</param>
/// <param name="Value">The placeholder for the value: "FILE"; null for none.</param>
/// <param name="Text">What it is for.</param>
internal sealed record Entry(IReadOnlyList<string> Names, string? Value, string Text);
