using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ForgeryCheck.Cli.Conventions;

namespace ForgeryCheck.Cli.Commands;

/// <summary>Help, followed by examples.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private const string RootExamples =
        """
          forgerycheck analyze mail.eml               one message
          forgerycheck analyze --format csv inbox.mbox > inbox.csv
          forgerycheck listen --bind 0.0.0.0:2525     take mail by SMTP, and look at it at once
          forgerycheck route user@example.org         where mail for it goes
          forgerycheck explain FC101                  what a rule looks for, and what it may get wrong
          forgerycheck config show                    options set in forgerycheck.json, and defaults
        """;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        new HelpAction { MaxWidth = Columns(output) }.Invoke(parseResult);
        output.WriteLine("Examples:");
        if (parseResult.CommandResult.Command is CommandWithExamples command)
        {
            output.WriteLine(command.Examples);
            return (int)ExitStatus.Clear;
        }

        output.WriteLine(RootExamples);
        output.WriteLine();
        output.WriteLine("Exit status: 0 nothing found, 1 something found, 2 usage or reading error, 3 no message, 130 interrupted.");
        return (int)ExitStatus.Clear;
    }

    /// <summary>Prints the command's help on standard error after a usage error.</summary>
    internal static ExitStatus OnError(ParseResult result)
    {
        var command = result.CommandResult.Command;
        string[] words = command is RootCommand ? ["--help"] : [command.Name, "--help"];
        result.RootCommandResult.Command.Parse(words).Invoke(new InvocationConfiguration { Output = Console.Error });
        return ExitStatus.Trouble;
    }

    private static int Columns(TextWriter output)
    {
        var redirected = ReferenceEquals(output, Console.Error) ? Console.IsErrorRedirected : Console.IsOutputRedirected;
        return redirected ? 100 : Math.Clamp(Console.WindowWidth, 60, 120);
    }
}
