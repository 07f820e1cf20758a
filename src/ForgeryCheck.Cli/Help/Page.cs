using System.CommandLine;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Cli.Help;

/// <summary>What there is to say about the program or one of its commands, taken from the definitions. Help and manual pages only lay it out.</summary>
internal sealed record Page
{
    /// <summary>What users type: "forgerycheck", "analyze".</summary>
    internal required IReadOnlyList<string> Name { get; init; }

    /// <summary>What it does, in one line without a full stop.</summary>
    internal required string Summary { get; init; }

    /// <summary>Paragraphs about it, separated by blank lines; empty for none.</summary>
    internal required string Details { get; init; }

    /// <summary>What follows the name: "[OPTIONS]", "[PATH ...]".</summary>
    internal required IReadOnlyList<string> Usage { get; init; }

    /// <summary>Its arguments.</summary>
    internal IReadOnlyList<Entry> Arguments { get; init; } = [];

    /// <summary>The commands below it.</summary>
    internal IReadOnlyList<Entry> Commands { get; init; } = [];

    /// <summary>Its options, by group.</summary>
    internal required IReadOnlyList<EntryGroup> Options { get; init; }

    /// <summary>What its exit statuses mean.</summary>
    internal required IReadOnlyList<StatusMeaning> Statuses { get; init; }

    /// <summary>Command lines to try.</summary>
    internal required IReadOnlyList<Example> Examples { get; init; }

    /// <summary>Files that the program reads or writes without being given their names.</summary>
    internal IReadOnlyList<Entry> Files { get; init; } = [];

    /// <summary>Environment variables that the program reads.</summary>
    internal IReadOnlyList<Entry> Environment { get; init; } = [];

    /// <summary>The pages of commands below a command, which have no manual page of their own.</summary>
    internal IReadOnlyList<Page> Below { get; init; } = [];

    /// <summary>The page of a command, or of the program if it is the root.</summary>
    internal static Page Of(Command command) => command is DocumentedCommand one ? Of(one.Define()) : new Page
    {
        Name = NameOf(command),
        Summary = command.Description!,
        Details = ProgramText.Details,
        Usage = ["COMMAND", "[ARGUMENT ...]"],
        Commands = CommandsOf(command),
        Options = [new EntryGroup("Options", [.. command.Options.Select(EntryOf)])],
        Statuses = ProgramText.Statuses,
        Examples = ProgramText.Examples,
        Files = ProgramText.Files,
        Environment = ProgramText.Environment,
    };

    private static Page Of(DocumentedCommand command)
    {
        // Options of the root that are valid everywhere: --help.
        var inherited = command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive).Select(EntryOf).ToList();
        List<EntryGroup> groups = [.. command.Groups.Select(group => new EntryGroup(group.Title, [.. group.Options.Where(o => !o.Hidden).Select(EntryOf)]))];
        groups = groups.Count == 0 ? [new EntryGroup("Options", inherited)] : [.. groups[..^1], groups[^1] with { Entries = [.. groups[^1].Entries, .. inherited] }];
        return new Page
        {
            Name = NameOf(command),
            Summary = command.Description!,
            Details = command.Details,
            Usage = ["[OPTIONS]", .. command.Subcommands.Count > 0 ? ["COMMAND"] : command.Arguments.Select(UsageOf)],
            Arguments = [.. command.Arguments.Select(one => new Entry([UsageOf(one).Trim('[', ']')], null, one.Description ?? ""))],
            Commands = CommandsOf(command),
            Options = groups,
            Statuses = command.Statuses,
            Examples = command.Examples,
            Below = [.. command.Subcommands.Where(one => !one.Hidden).Select(Of)],
        };
    }

    /// <summary>The words that call a command: "forgerycheck", "config", "show".</summary>
    internal static IReadOnlyList<string> NameOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? [.. NameOf(parent), command.Name] : [ToolInfo.ProgramName];

    private static IReadOnlyList<Entry> CommandsOf(Command command) =>
        [.. command.Subcommands.Where(one => !one.Hidden).Select(one => new Entry([one.Name], null, one.Description ?? ""))];

    private static string UsageOf(Argument argument)
    {
        var word = argument.Arity.MaximumNumberOfValues > 1 ? $"{argument.Name} ..." : argument.Name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{word}]" : word;
    }

    private static Entry EntryOf(Option option)
    {
        // The short name first, as in the manual pages of other programs.
        string[] names = [.. option.Aliases.Where(IsShort), option.Name, .. option.Aliases.Where(alias => !IsShort(alias))];
        var text = option.Description ?? "";
        var isFlag = option.ValueType == typeof(bool) || option.Arity.MaximumNumberOfValues == 0;
        return new Entry(
            names,
            isFlag ? null : option.HelpName,
            !isFlag && option.HasDefaultValue && option.GetDefaultValue() is string { Length: > 0 } word ? $"{text} [default: {word}]" : text);
    }

    private static bool IsShort(string name) => !name.StartsWith("--", StringComparison.Ordinal);
}
