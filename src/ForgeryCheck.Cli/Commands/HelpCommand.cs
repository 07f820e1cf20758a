using System.CommandLine;
using ForgeryCheck.Cli.Help;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck help: the same as --help, for those who type the words in that order.</summary>
internal static class HelpCommand
{
    internal static DocumentedCommand Create(Command root) => new("help", "Show help on the program or a command", command => Define(command, root));

    private static void Define(DocumentedCommand command, Command root)
    {
        var about = new CommandArgument(root);
        command.Add(about);
        command.Examples =
        [
            new("forgerycheck help", "List the commands."),
            new("forgerycheck help analyze", "Show the options of a command, as 'forgerycheck analyze --help' does."),
        ];
        command.Runs(result => ShowHelp.Print(about.Find(result)));
    }
}
