using System.CommandLine;
using System.Text.RegularExpressions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Tests.Shells;

namespace ForgeryCheck.Cli.Tests.Commands;

public sealed class HelpTests
{
    public static TheoryData<string> Names =>
        [.. Forgerycheck.Run("man", "--list").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), "config show", "config path", "config schema"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_command_has_help_with_usage_statuses_and_examples(string command)
    {
        string[] words = command.Split(' ');
        var run = Forgerycheck.Run([.. words, "--help"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"Usage: forgerycheck {command} [OPTIONS]", run.Output, StringComparison.Ordinal);
        Assert.Contains("-h, --help", run.Output, StringComparison.Ordinal);
        Assert.Contains("Exit status:\n  0 ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nExamples:\n  # ", run.Output, StringComparison.Ordinal);
        Assert.Equal(run, Forgerycheck.Run(["help", .. words]));
        Assert.Equal(run, Forgerycheck.Run([.. words, "-h"]));
    }

    // It is pasted into a file, not into a shell.
    [Theory]
    [InlineData("help")]
    [InlineData("man")]
    public void The_configuration_of_an_assistant_is_valid_JSON(string command)
    {
        // In a manual page "\-" is a hyphen that can be pasted.
        var page = Forgerycheck.Run(command, "mcp").Output.Replace("\\-", "-", StringComparison.Ordinal);
        var from = page.IndexOf("{ \"mcpServers\"", StringComparison.Ordinal);
        var end = page.IndexOf("} } }", StringComparison.Ordinal);
        Assert.True(from > 0 && end > from, page);
        using var json = System.Text.Json.JsonDocument.Parse(page[from..(end + 5)]);

        Assert.Equal("forgerycheck", json.RootElement.GetProperty("mcpServers").GetProperty("forgerycheck").GetProperty("command").GetString());
    }

    // The words that give the author away as somebody who thinks in another language (or that flatter the program).
    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_written_in_plain_English(string command) => Assert.DoesNotMatch(
        @"(?i)\b(tells?|told|stranger|honest|invented|hangs on|speaks? of|stands? (in|below)|a line a|whose|ones?'s|simply|powerful|easily)\b",
        Forgerycheck.Run([.. command.Split(' '), "--help"]).Output);

    [Fact]
    public void A_long_list_of_options_is_grouped()
    {
        var help = Forgerycheck.Run("analyze", "--help").Output;

        Assert.Equal(
            ["Arguments", "Input options", "Report options", "Trust options", "DNS options", "Verdict options", "Run options", "Other options", "Exit status", "Examples"],
            Regex.Matches(help, @"(?m)^([A-Z].*):$").Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void Explain_does_not_list_all_rules() => Assert.InRange(Regex.Count(Forgerycheck.Run("explain", "--help").Output, "FC[0-9]"), 1, 2);

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(300)]
    public void It_is_no_wider_than_the_terminal(int columns)
    {
        foreach (var command in (string[])["", "analyze", "listen", "milter", "submit", "work"])
        {
            using var terminal = new Pty($"stty cols {columns}; dotnet '{Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll")}' {command} --help", Path.GetTempPath());
            var lines = terminal.WaitForEnd().Split("\r\n");

            Assert.Contains("Examples:", lines);
            // A word of an example cannot be broken.
            Assert.All(lines.TakeWhile(line => line != "Examples:"), line => Assert.InRange(line.Length, 0, Math.Min(columns, 120)));
        }
    }

    [Fact]
    public void No_command_prints_a_short_help_on_standard_error()
    {
        var run = Forgerycheck.Run();

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("\n  analyze  ", run.Error, StringComparison.Ordinal);
        Assert.Contains("help COMMAND", run.Error, StringComparison.Ordinal);
        Assert.InRange(run.Error.Split('\n').Length, 10, 26);
    }

    [Fact]
    public void Help_alone_is_the_help_of_the_program() => Assert.Equal(Forgerycheck.Run("--help"), Forgerycheck.Run("help"));

    [Theory]
    [InlineData("help analyse", "unknown command analyse; did you mean analyze?")]
    [InlineData("nonsense --help", "unknown command nonsense")]
    public void Of_an_unknown_command_there_is_none(string arguments, string error)
    {
        var run = Forgerycheck.Run(arguments.Split(' '));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"forgerycheck: {error}", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_example_is_a_valid_command_line(string command)
    {
        var examples = Forgerycheck.Run(["help", .. command.Split(' ')]).Output.Split("Examples:\n")[1].Replace(" \\\n   ", "", StringComparison.Ordinal);
        foreach (Match example in Regex.Matches(examples, @"(?m)^  (?!#).*?\bforgerycheck ([^|>\n]*)"))
        {
            var words = Regex.Matches(example.Groups[1].Value.Trim(), @"'([^']*)'|(\S+)").Select(word => word.Groups[1].Value + word.Groups[2].Value).ToArray();
            var error = Forgerycheck.Run([.. words, "--nonsense"]).Error;

            Assert.Equal("forgerycheck: unknown option --nonsense", error.Split('\n')[0]);
            foreach (var option in words.Where(word => word.StartsWith("--", StringComparison.Ordinal)))
            {
                Assert.Contains($" {option}", Forgerycheck.Run(["help", .. command.Split(' ').Length > 1 ? command.Split(' ') : [words[0]]]).Output, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("a|b|c|d", 4, "a|b|,c|d")]
    [InlineData("", 10, "")]
    public void Text_is_wrapped_at_blanks_and_bars(string text, int width, string lines) =>
        Assert.Equal(lines.Contains(',', StringComparison.Ordinal) ? lines.Split(',') : lines.Split('|', StringSplitOptions.RemoveEmptyEntries), TextColumns.Wrap(text, width));

    [Theory]
    [InlineData("forgerycheck x --long-option 'a b c'", 30, "forgerycheck x --long-option \\|  'a b c'")]
    [InlineData("one", 2, "one")]
    public void Commands_are_wrapped_so_that_they_can_be_pasted(string command, int width, string lines) => Assert.Equal(lines.Split('|'), TextColumns.WrapCommand(command, width));

    [Theory]
    [InlineData(".dot", "\\&.dot")]
    [InlineData("'quote", "\\(aqquote")]
    [InlineData("a\\b", "a\\eb")]
    [InlineData("an e-mail with --full-text (-q)", "an e-mail with \\-\\-full\\-text (\\-q)")]
    [InlineData("use - or ->", "use \\- or ->")]
    [InlineData("é", "\\[u00E9]")]
    public void Text_is_escaped_for_roff(string text, string roff) => Assert.Equal(roff, Roff.Prose(text));

    [Fact]
    public void Options_in_no_group_come_last()
    {
        var root = new RootCommand();
        root.Options.Clear();
        var command = new DocumentedCommand("x", "Do it", one =>
        {
            one.AddGroup("First options", new Option<string>("--first") { HelpName = "WORD", Description = "The first" });
            one.Add(new Option<bool>("--last") { Description = "The last" });
        });
        root.Add(command);
        var help = HelpText.Whole(Page.Of(command), 80);

        Assert.Contains("First options:\n  --first <WORD>  The first\n\nOther options:\n  --last  The last\n", help, StringComparison.Ordinal);
    }
}
