using System.CommandLine;
using System.CommandLine.Invocation;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Output;

namespace ForgeryCheck.Cli.Help;

/// <summary>Prints the help of a command.</summary>
internal sealed class ShowHelp : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult) => (int)Print(parseResult.CommandResult.Command);

    /// <summary>Prints the help of a command, or of the program if it is the root.</summary>
    internal static ExitStatus Print(Command command)
    {
        StandardOutput.Write(HelpText.Whole(Page.Of(command), Terminal.HelpWidth(Console.IsOutputRedirected)));
        return ExitStatus.Clear;
    }

    /// <summary>Prints a short help on standard error: no command was given.</summary>
    internal static ExitStatus PrintBriefly(Command root)
    {
        Console.Error.Write(HelpText.Brief(Page.Of(root), Terminal.HelpWidth(Console.IsErrorRedirected)));
        return ExitStatus.Trouble;
    }
}
