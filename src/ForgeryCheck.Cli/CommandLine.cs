using System.CommandLine;
using System.CommandLine.Help;
using ForgeryCheck.Cli.Commands;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Cli;

/// <summary>The commands, and what they share: help, version, usage errors, a closed pipe.</summary>
internal static class CommandLine
{
    // A path may start with "@" and must not be taken for a response file.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    // Exceptions are reported by us: the default handler prints a stack trace and exits with 1.
    private static readonly InvocationConfiguration Invocation = new() { EnableDefaultExceptionHandler = false };

    internal static int Run(string[] args)
    {
        var files = new FileSettings();
        try
        {
            return (int)RunCommand(args, files);
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

    private static ExitStatus RunCommand(string[] args, FileSettings files)
    {
        var root = Root(files);
        if (args is [])
        {
            return ShowHelp.PrintBriefly(root);
        }

        if (args is [CompleteCommand.Name, .. var words])
        {
            return CompleteCommand.Run(root, words);
        }

        // The arguments and options of the others are not needed, and take longer to make than help takes to print.
        foreach (var command in root.Subcommands.OfType<DocumentedCommand>().Where(command => args.Contains(command.Name)))
        {
            command.Define();
        }

        var result = root.Parse(args, Parsing);
        var mayBeIncomplete = result.Action is ShowHelp or ShowVersion && !(result.CommandResult.Command == root && result.UnmatchedTokens.Count > 0);
        if (mayBeIncomplete)
        {
            return (ExitStatus)result.Invoke(Invocation);
        }

        return UsageErrors.Of(result, args) is { Count: > 0 } errors
            ? Refuse(result.CommandResult.Command, errors)
            : (ExitStatus)files.Apply(root, args, result).Invoke(Invocation);
    }

    /// <summary>The commands, each of which defines its arguments and options once they are needed.</summary>
    internal static Command Root(FileSettings files)
    {
        // A RootCommand brings directives and options, none of which are wanted, and looks up the name of the program by reflection.
        var root = new Command(ToolInfo.ProgramName, ProgramText.Summary);
        root.Options.Add(new HelpOption("--help", "-h") { Description = "Show help", Action = new ShowHelp() });
        root.Options.Add(new VersionOption("--version") { Description = "Show the version", Action = new ShowVersion() });
        root.Add(AnalyzeCommand.Create(files));
        root.Add(ListenCommand.Create(files));
        root.Add(MilterCommand.Create(files));
        root.Add(SubmitCommand.Create(files));
        root.Add(WorkCommand.Create(files));
        root.Add(ServeCommand.Create(files));
        root.Add(McpCommand.Create(files));
        root.Add(RouteCommand.Create(files));
        root.Add(LearnCommand.Create(files));
        root.Add(RulesCommand.Create(files));
        root.Add(ExplainCommand.Create());
        root.Add(ConfigCommand.Create(root, files));
        root.Add(SchemaCommand.Create());
        root.Add(CompletionsCommand.Create());
        root.Add(ManCommand.Create(root));
        root.Add(HelpCommand.Create(root));
        return root;
    }

    private static ExitStatus Refuse(Command command, IReadOnlyList<string> errors)
    {
        foreach (var error in errors)
        {
            Diagnostics.Write(error);
        }

        // Whoever gets a suggestion needs no help.
        if (errors.All(error => error.EndsWith('?')))
        {
            return ExitStatus.Trouble;
        }

        Console.Error.WriteLine($"Try '{string.Join(' ', Page.NameOf(command))} --help'.");
        return ExitStatus.Trouble;
    }
}
