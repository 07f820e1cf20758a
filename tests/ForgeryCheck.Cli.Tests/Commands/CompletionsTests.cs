using System.Diagnostics;

namespace ForgeryCheck.Cli.Tests.Commands;

public sealed class CompletionsTests
{
    [Theory]
    [InlineData("bash", "complete ")]
    [InlineData("zsh", "#compdef forgerycheck")]
    [InlineData("fish", "complete -c forgerycheck")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public void Each_shell_has_a_script(string shell, string sign)
    {
        var run = Forgerycheck.Run("completions", shell);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(sign, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("analyze --format nd", "ndjson")]
    [InlineData("analyze --fail", "--fail-on")]
    [InlineData("analyze --full --fail", "--fail-on")]
    [InlineData("analyze --no-conf", "--no-config")]
    [InlineData("config show lis", "listen")]
    [InlineData("config sch", "schema")]
    [InlineData("analyze --dns ", "live")]
    [InlineData("analyze --gateway mime", "mimecast")]
    [InlineData("listen --keep mb", "mbox")]
    [InlineData("listen --bare", "--bare-newlines")]
    [InlineData("completions f", "fish")]
    [InlineData("expl", "explain")]
    public void The_program_tells_what_may_come_next(string line, string expected)
    {
        var run = Forgerycheck.Run($"[suggest:{line.Length}]", line);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Output.Split('\n', StringSplitOptions.TrimEntries));
    }

    [BashFact]
    public void Bash_completes_with_it()
    {
        var dll = Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll");
        var script = $$"""
            forgerycheck() { dotnet '{{dll}}' "$@"; }
            source <(forgerycheck completions bash)
            COMP_WORDS=(forgerycheck analyze --format nd) COMP_CWORD=3 COMP_LINE='forgerycheck analyze --format nd' COMP_POINT=32
            _forgerycheck
            echo "${COMPREPLY[@]}"
            """;
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, Environment = { ["FORGERYCHECK_CONFIG"] = "" } })!;

        Assert.Equal("ndjson", bash.StandardOutput.ReadToEnd().Trim());
    }
}
