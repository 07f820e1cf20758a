using System.CommandLine;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Output;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck completions: a completion script for a shell.</summary>
/// <remarks>The scripts query the program itself through the [suggest] directive, so they are never out of date.</remarks>
internal static class CompletionsCommand
{
    private const string Examples =
        """
          forgerycheck completions bash > ~/.local/share/bash-completion/completions/forgerycheck
          forgerycheck completions zsh > ~/.zfunc/_forgerycheck      (a folder of $fpath)
          forgerycheck completions fish > ~/.config/fish/completions/forgerycheck.fish
          forgerycheck completions pwsh >> $PROFILE
        """;

    internal static Command Create()
    {
        var shells = new[] { "bash", "zsh", "fish", "pwsh" };
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh" };
        shell.CompletionSources.Add(shells);
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && !shells.Contains(name))
            {
                result.AddError($"{name}: must be bash, zsh, fish or pwsh");
            }
        });
        var command = new CommandWithExamples("completions", "Print a script that completes commands and options in a shell", Examples) { shell };
        command.Runs(result => Run(result.GetRequiredValue(shell)));
        return command;
    }

    private static ExitStatus Run(string shell)
    {
        var name = $"completions/.{(shell == "pwsh" ? "ps1" : shell)}";
        using var script = new StreamReader(typeof(CompletionsCommand).Assembly.GetManifestResourceStream(name)!);
        StandardOutput.Write(script.ReadToEnd());
        return ExitStatus.Clear;
    }
}
