using System.CommandLine;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Output;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck completions: a completion script for a shell.</summary>
/// <remarks>The scripts query the program itself through the hidden command complete, so they are never out of date.</remarks>
internal static class CompletionsCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    internal static DocumentedCommand Create() => new("completions", "Print a shell script that completes commands, options and their values", Define);

    private static void Define(DocumentedCommand command)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh (PowerShell)" };
        shell.CompletionSources.Add(Shells);
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && !Shells.Contains(name))
            {
                result.AddError(Options.NotAmong(name, Shells));
            }
        });
        command.Add(shell);
        command.Examples =
        [
            new("forgerycheck completions bash > ~/.local/share/bash-completion/completions/forgerycheck", "Install it for bash."),
            new("forgerycheck completions zsh > ~/.zfunc/_forgerycheck", "Install it for zsh, in a folder of $fpath."),
            new("forgerycheck completions fish > ~/.config/fish/completions/forgerycheck.fish", "Install it for fish."),
            new("forgerycheck completions pwsh >> $PROFILE", "Install it for PowerShell."),
        ];
        command.Runs(result => Run(result.GetRequiredValue(shell)));
    }

    private static ExitStatus Run(string shell)
    {
        var name = $"completions/.{(shell == "pwsh" ? "ps1" : shell)}";
        using var script = new StreamReader(typeof(CompletionsCommand).Assembly.GetManifestResourceStream(name)!);
        StandardOutput.Write(script.ReadToEnd());
        return ExitStatus.Clear;
    }
}
