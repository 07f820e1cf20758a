using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using ForgeryCheck.Cli.Commands;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Cli;

/// <summary>The commands, and what they share: help, version, usage errors, a closed pipe.</summary>
internal static class CommandLine
{
    private const string Description =
        "Tells which Received lines of an e-mail can be believed, where the forgery starts, and which address really handed the mail in.";

    // A path may start with "@" and must not be taken for a response file.
    private static readonly ParserConfiguration Configuration = new() { ResponseFileTokenReplacer = null };

    internal static int Run(string[] args)
    {
        try
        {
            var result = Root().Parse(args, Configuration);
            return UsageErrors(result) is { Count: > 0 } errors ? Refuse(result, errors) : result.Invoke(Invocation);
        }
        catch (UsageException e)
        {
            Diagnostics.Write(e.Message);
            return (int)ExitStatus.Trouble;
        }
        catch (IOException e) when (StandardOutput.IsClosedPipe(e))
        {
            return (int)ExitStatus.Clear;
        }
        catch (IOException e)
        {
            Diagnostics.Write(e.Message);
            return (int)ExitStatus.Trouble;
        }
        catch (Exception e)
        {
            // A bug of ours is reported in one line, too, and never passes for "nothing found" or "something found".
            Diagnostics.Write($"internal error: {e.GetType().Name}: {e.Message}");
            return (int)ExitStatus.Trouble;
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand(Description) { HelpName = ToolInfo.ProgramName };
        root.Options.Clear();
        root.Options.Add(new HelpOption("--help", "-h") { Description = "Show help", Action = new HelpWithExamples() });
        root.Options.Add(new VersionOption("--version") { Description = "Show the version", Action = new ShowVersion() });
        root.Add(AnalyzeCommand.Create());
        root.Add(ListenCommand.Create());
        root.Add(RouteCommand.Create());
        root.Add(LearnCommand.Create());
        root.Add(RulesCommand.Create());
        root.Add(ExplainCommand.Create());
        root.Add(SchemaCommand.Create());
        root.Add(CompletionsCommand.Create());
        return root;
    }

    // Exceptions are reported by us: the default handler prints a stack trace and exits with 1.
    private static InvocationConfiguration Invocation => new() { EnableDefaultExceptionHandler = false };

    private static List<string> UsageErrors(ParseResult result)
    {
        var errors = new List<string>();
        // A directive is the shell asking for completions: what follows it is necessarily incomplete.
        if (result.Action is HelpWithExamples or ShowVersion || result.Tokens is [{ Type: TokenType.Directive }, ..])
        {
            return errors;
        }

        // An unknown option would otherwise pass for a PATH.
        foreach (var token in result.Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash))
        {
            if (token is { Type: TokenType.Argument, Value: ['-', _, ..] } && IsOperand(result, token))
            {
                errors.Add(Unknown(token.Value, "option", OptionNames(result.CommandResult)));
            }
        }

        if (errors.Count > 0)
        {
            return errors;
        }

        if (result.CommandResult.Command is RootCommand root && result.UnmatchedTokens is [var word, ..])
        {
            return [Unknown(word, "command", root.Subcommands.Select(c => c.Name))];
        }

        return [.. result.Errors.Select(e => e.Message)];
    }

    // An option's value may start with "-"; only arguments of the command itself are checked.
    private static bool IsOperand(ParseResult result, Token token) =>
        result.UnmatchedTokens.Contains(token.Value)
        || result.CommandResult.Children.OfType<ArgumentResult>().Any(a => a.Tokens.Contains(token));

    private static IEnumerable<string> OptionNames(CommandResult result) =>
        result.Command.Options.Concat(result.Command.Parents.OfType<Command>().SelectMany(p => p.Options))
            .SelectMany(o => o.Aliases.Prepend(o.Name)).Where(n => n.StartsWith("--", StringComparison.Ordinal));

    private static string Unknown(string word, string what, IEnumerable<string> known)
    {
        var name = what == "option" ? word.Split('=')[0] : word;
        return Suggestion.Nearest(name, known) is { } near
            ? $"unknown {what} {name}; did you mean {near}?"
            : $"unknown {what} {name}";
    }

    private static int Refuse(ParseResult result, List<string> errors)
    {
        var command = result.CommandResult.Command;
        if (command is RootCommand && result.Tokens.Count == 0)
        {
            return (int)HelpWithExamples.OnError(result);
        }

        foreach (var error in errors)
        {
            Diagnostics.Write(error);
        }

        var name = command is RootCommand ? "" : $" {command.Name}";
        Console.Error.WriteLine($"Try '{ToolInfo.ProgramName}{name} --help'.");
        return (int)ExitStatus.Trouble;
    }
}
