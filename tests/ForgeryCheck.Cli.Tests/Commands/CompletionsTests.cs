namespace ForgeryCheck.Cli.Tests.Commands;

/// <summary>What completion scripts are, and what the program answers them; the tests in Shells try them in the shells.</summary>
public sealed class CompletionsTests
{
    [Theory]
    [InlineData("bash", "complete -F")]
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
    [InlineData("expl", "explain")]
    [InlineData("analyze --format nd", "ndjson")]
    [InlineData("analyze --format=nd", "--format=ndjson")]
    [InlineData("analyze --fail", "--fail-on")]
    [InlineData("analyze -", "-o")]
    [InlineData("analyze --hel", "--help")]
    [InlineData("analyze --full --fail", "--fail-on")]
    [InlineData("analyze --no-conf", "--no-config")]
    [InlineData("config show lis", "listen")]
    [InlineData("config sch", "schema")]
    [InlineData("analyze --dns ", "live")]
    [InlineData("analyze --gateway mime", "mimecast")]
    [InlineData("analyze --disable FC10", "FC101")]
    [InlineData("analyze --format csv --rows ", "hops")]
    [InlineData("listen --keep mb", "mbox")]
    [InlineData("listen --bare", "--bare-newlines")]
    [InlineData("explain ", "FC809")]
    [InlineData("completions f", "fish")]
    [InlineData("help ", "analyze")]
    public void The_program_knows_what_may_come_next(string line, string expected) => Assert.Contains(expected, Words(line));

    [Theory]
    [InlineData("analyze ", "files\t")]
    [InlineData("analyze -- -", "files\t")]
    [InlineData("analyze a.eml b", "files\t")]
    [InlineData("analyze --sites ", "files\t")]
    [InlineData("analyze --sites=", "files\t--sites=")]
    [InlineData("analyze -o ", "files\t")]
    [InlineData("analyze --dns replay=", "files\treplay=")]
    [InlineData("analyze --dns=replay=", "files\t--dns=replay=")]
    [InlineData("analyze --config ", "files\t")]
    [InlineData("config show --config=", "files\t--config=")]
    [InlineData("analyze --rules ", "folders\t")]
    [InlineData("listen --tls-cert ", "files\t")]
    [InlineData("listen --spool ", "folders\t")]
    [InlineData("learn ", "files\t")]
    [InlineData("analyze --trust ", "words\t")]
    [InlineData("explain FC101 ", "words\t")]
    [InlineData("nonsense ", "words\t")]
    [InlineData("analyze --nonsense ", "files\t")]
    public void Shells_complete_names_of_files_where_they_are_wanted(string line, string kind) => Assert.Equal(kind, Answer(line)[0]);

    [Fact]
    public void A_value_is_no_command_or_option()
    {
        Assert.Empty(Words("analyze --trust --for"));
        Assert.Contains("--format", Words("analyze --trust explain --for"));
    }

    [Fact]
    public void Every_option_that_takes_a_file_is_completed_with_files()
    {
        foreach (var command in (string[])["analyze", "listen", "milter", "submit", "work", "learn", "route", "rules"])
        {
            foreach (var line in Forgerycheck.Run(command, "--help").Output.Split('\n').Where(line => line.Contains("<FILE>", StringComparison.Ordinal)))
            {
                var option = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).First(word => word.StartsWith("--", StringComparison.Ordinal));
                Assert.Equal("files\t", Answer($"{command} {option} ")[0]);
            }
        }
    }

    // Windows PowerShell passes no empty argument.
    [Fact]
    public void An_empty_last_word_may_be_missing() =>
        Assert.Equal(Forgerycheck.Run("complete", "2", "analyze", "--format", "").Output, Forgerycheck.Run("complete", "2", "analyze", "--format").Output);

    [Theory]
    [InlineData("complete")]
    [InlineData("complete x")]
    [InlineData("complete 3 analyze")]
    public void A_question_that_no_script_asks_is_refused(string arguments)
    {
        var run = Forgerycheck.Run(arguments.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("complete is for completion scripts", run.Error, StringComparison.Ordinal);
    }

    private static string[] Answer(string line)
    {
        var words = line.Split(' ');
        var run = Forgerycheck.Run(["complete", $"{words.Length - 1}", .. words]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output.TrimEnd('\n').Split('\n');
    }

    private static IEnumerable<string> Words(string line) => Answer(line).Skip(1).Select(one => one.Split('\t')[0]);
}
