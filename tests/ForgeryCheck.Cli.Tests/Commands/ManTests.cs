using System.Diagnostics;

namespace ForgeryCheck.Cli.Tests.Commands;

public sealed class ManTests : IDisposable
{
    private static readonly Dictionary<string, string> Dated = new() { ["SOURCE_DATE_EPOCH"] = "1700000000" };

    private readonly TestMail _mail = new();

    public static TheoryData<string> Pages => [.. Forgerycheck.Run("man", "--list").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Prepend("")];

    [Fact]
    public void The_program_has_a_page_with_the_usual_sections()
    {
        var page = Page("");

        Assert.Equal(
            ["NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "EXIT STATUS", "FILES", "ENVIRONMENT", "EXAMPLES", "SEE ALSO"],
            page.Split('\n').Where(line => line.StartsWith(".SH ", StringComparison.Ordinal)).Select(line => line[4..]));
        Assert.Contains("\\fBforgerycheck\\-analyze\\fR(1)", page, StringComparison.Ordinal);
        Assert.StartsWith(".TH FORGERYCHECK 1 \"2023-11-14\" \"forgerycheck ", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_has_a_page_with_all_its_options()
    {
        var page = Page("analyze");

        Assert.StartsWith(".TH FORGERYCHECK\\-ANALYZE 1 ", page, StringComparison.Ordinal);
        Assert.Contains("\n\\fB\\-o\\fR, \\fB\\-\\-output\\fR \\fIFILE\\fR\n", page, StringComparison.Ordinal);
        Assert.Contains("\\fB\\-\\-dns\\fR \\fBoff\\fR|\\fBlive\\fR|\\fBreplay=\\fR\\fIFILE\\fR", page, StringComparison.Ordinal);
        Assert.Contains("\\(aqpass mail\\(aq", page, StringComparison.Ordinal);
        foreach (var option in Forgerycheck.Run("analyze", "--help").Output.Split([' ', '\n', ',']).Where(word => word.StartsWith("--", StringComparison.Ordinal)))
        {
            Assert.Contains(option.Replace("-", "\\-", StringComparison.Ordinal), page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_list_names_every_command_of_the_help()
    {
        var commands = Forgerycheck.Run("--help").Output.Split("Commands:\n")[1].Split("\n\n")[0]
            .Split('\n').Where(line => line is [' ', ' ', not ' ', ..]).Select(line => line.Trim().Split(' ')[0]);

        Assert.Equal(commands, Forgerycheck.Run("man", "--list").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Without_a_date_given_there_is_none() => Assert.StartsWith(".TH FORGERYCHECK 1 \"\" ", Forgerycheck.RunWith("", Undated, "man").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("yesterday")]
    [InlineData("-1")]
    [InlineData("99999999999999999")]
    public void A_date_that_is_none_is_refused(string epoch)
    {
        var run = Forgerycheck.RunWith("", new Dictionary<string, string> { ["SOURCE_DATE_EPOCH"] = epoch }, "man");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains($"SOURCE_DATE_EPOCH {epoch}: must be", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_command_gets_a_suggestion()
    {
        var run = Forgerycheck.Run("man", "analyse");

        Assert.Equal((2, "forgerycheck: unknown command analyse; did you mean analyze?"), (run.ExitCode, run.Error.TrimEnd()));
    }

    [ProgramTheory("mandoc", "groff")]
    [MemberData(nameof(Pages))]
    public void No_formatter_complains(string command)
    {
        var file = _mail.Write("page.1", Page(command));

        Assert.Equal("", Complaints("mandoc", "-T", "lint", "-W", "warning", file));
        Assert.Equal("", Complaints("groff", "-man", "-ww", "-z", file));
    }

    [ProgramFact("mandoc")]
    public void What_is_typed_can_be_copied_from_the_page()
    {
        var file = _mail.Write("page.1", Page("analyze"));

        var text = Output("mandoc", "-T", "utf8", file);
        Assert.Contains("forgerycheck analyze --password-command 'pass mail' \\\n", text, StringComparison.Ordinal);
        Assert.Contains("'select(.verdict == \"forged\").handOver.ip'", text, StringComparison.Ordinal);
    }

    public void Dispose() => _mail.Dispose();

    private static Dictionary<string, string> Undated => new() { ["SOURCE_DATE_EPOCH"] = "" };

    private static string Page(string command) => Forgerycheck.RunWith("", Dated, command.Length == 0 ? ["man"] : ["man", command]).Output;

    private static string Complaints(string program, params string[] arguments) => Output("sh", ["-c", "exec \"$@\" 2>&1", "sh", program, .. arguments]);

    private static string Output(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd();
    }
}
