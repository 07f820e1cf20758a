using System.CommandLine;
using ForgeryCheck.Cli.Conventions;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The argument of help and man: the name of a command, which may be several words; none is the program itself.</summary>
internal sealed class CommandArgument : Argument<string[]>
{
    private readonly Command _root;

    internal CommandArgument(Command root)
        : base("COMMAND")
    {
        _root = root;
        Description = "Name of a command; without one, the program as a whole";
        Arity = ArgumentArity.ZeroOrMore;
        CompletionSources.Add(_ => root.Subcommands.Where(one => !one.Hidden).Select(one => one.Name));
    }

    /// <summary>The command that is named.</summary>
    /// <exception cref="UsageException">There is no such command.</exception>
    internal Command Find(ParseResult result)
    {
        var command = _root;
        foreach (var name in result.GetValue(this) ?? [])
        {
            (command as Help.DocumentedCommand)?.Define();
            command = command.Subcommands.FirstOrDefault(one => one.Name == name)
                ?? throw new UsageException($"unknown command {name}{Suggestion.Hint(name, command.Subcommands.Select(one => one.Name))}");
        }

        return command;
    }
}
