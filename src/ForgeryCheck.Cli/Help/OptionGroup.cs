using System.CommandLine;

namespace ForgeryCheck.Cli.Help;

/// <summary>Options of a command that help lists together.</summary>
/// <param name="Title">The heading: "DNS options".</param>
/// <param name="Options">The options, in the order of the list.</param>
internal sealed record OptionGroup(string Title, IReadOnlyList<Option> Options);
