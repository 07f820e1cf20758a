using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using ForgeryCheck.Cli.Commands;
using ForgeryCheck.Cli.Configuration;
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
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    internal static int Run(string[] args)
    {
        var files = new FileSettings();
        try
        {
            var root = Root(files);
            var result = root.Parse(args, Parsing);
            if (IsQuestion(result))
            {
                return result.Invoke(Invocation);
            }

            return UsageErrors(result, args) is { Count: > 0 } errors ? Refuse(result, errors) : files.Apply(root, args, result).Invoke(Invocation);
        }
        catch (UsageException e)
        {
            Diagnostics.Write(files.Explain(e.Message));
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

    /// <summary>The commands.</summary>
    internal static RootCommand Root(FileSettings files)
    {
        var root = new RootCommand(Description) { HelpName = ToolInfo.ProgramName };
        root.Options.Clear();
        root.Options.Add(new HelpOption("--help", "-h") { Description = "Show help", Action = new HelpWithExamples() });
        root.Options.Add(new VersionOption("--version") { Description = "Show the version", Action = new ShowVersion() });
        root.Add(AnalyzeCommand.Create(files));
        root.Add(ListenCommand.Create(files));
        root.Add(RouteCommand.Create(files));
        root.Add(LearnCommand.Create(files));
        root.Add(RulesCommand.Create());
        foreach (var command in SettableOption.Sections(root))
        {
            files.AddTo(command);
        }

        root.Add(ConfigCommand.Create(root, files));
        root.Add(ExplainCommand.Create());
        root.Add(SchemaCommand.Create());
        root.Add(CompletionsCommand.Create());
        return root;
    }

    // Exceptions are reported by us: the default handler prints a stack trace and exits with 1.
    private static InvocationConfiguration Invocation => new() { EnableDefaultExceptionHandler = false };

    // A directive is the shell asking for completions: what follows it is necessarily incomplete.
    private static bool IsQuestion(ParseResult result) =>
        result.Action is HelpWithExamples or ShowVersion || result.Tokens is [{ Type: TokenType.Directive }, ..];

    private static List<string> UsageErrors(ParseResult result, string[] args)
    {
        var errors = new List<string>();
        // An unknown option would otherwise pass for a PATH.
        foreach (var token in result.Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash))
        {
            if (token is { Type: TokenType.Argument, Value: ['-', _, ..] } && IsOperand(result, token))
            {
                errors.Add(Unknown(token.Value, "option", OptionNames(result.CommandResult)));
            }
        }

        errors.AddRange(args.TakeWhile(word => word != "--").Where(word => IsFlagWithOtherValue(result.CommandResult.Command, word))
            .Select(word => $"{word.Split('=', 2)[0]} {word.Split('=', 2)[1]}: must be true or false"));
        if (errors.Count > 0)
        {
            return errors;
        }

        if (result.CommandResult.Command is { Subcommands.Count: > 0 } parent && result.UnmatchedTokens is [var name, ..])
        {
            return [Unknown(name, "command", parent.Subcommands.Select(c => c.Name))];
        }

        if (result.CommandResult.Command is { Subcommands.Count: > 0 } incomplete and not RootCommand)
        {
            return [$"{incomplete.Name} needs a command: {string.Join(", ", incomplete.Subcommands.Select(c => c.Name))}"];
        }

        return [.. result.Errors.Select(e => e.Message)];
    }

    // An option's value may start with "-"; only arguments of the command itself are checked.
    private static bool IsOperand(ParseResult result, Token token) =>
        result.UnmatchedTokens.Contains(token.Value)
        || result.CommandResult.Children.OfType<ArgumentResult>().Any(a => a.Tokens.Contains(token));

    // The parser would take "--full=no" for the flag and a PATH named "no".
    private static bool IsFlagWithOtherValue(Command command, string word) =>
        word.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
        && !bool.TryParse(word[(equals + 1)..], out _)
        && command.Options.Any(one => one.ValueType == typeof(bool) && (one.Name == word[..equals] || one.Aliases.Contains(word[..equals])));

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

        Console.Error.WriteLine($"Try '{string.Join(' ', Path(command).Prepend(ToolInfo.ProgramName))} --help'.");
        return (int)ExitStatus.Trouble;
    }

    // The names on the way to a command: "config", "show".
    private static IEnumerable<string> Path(Command command) =>
        command is RootCommand ? [] : command.Parents.OfType<Command>().SelectMany(Path).Append(command.Name);
}
