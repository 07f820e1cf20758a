using ForgeryCheck.Cli.Output;

namespace ForgeryCheck.Cli.Tests.Output;

public sealed class TerminalTests
{
    [Theory]
    [InlineData("LANG=en_US.UTF-8", true)]
    [InlineData("LANG=C.utf8", true)]
    [InlineData("LANG=C", false)]
    [InlineData("", false)]
    [InlineData("LC_ALL=C LANG=en_US.UTF-8", false)]
    [InlineData("LC_CTYPE=C.UTF-8 LANG=C", true)]
    [InlineData("LC_ALL= LANG=C.UTF-8", true)]
    public void The_locale_says_whether_more_than_ascii_may_be_written(string environment, bool unicode) =>
        Assert.Equal(unicode, Terminal.IsUnicodeLocale(Read(environment)));

    [Theory]
    [InlineData("auto", true, "", true)]
    [InlineData("auto", false, "", false)]
    [InlineData("auto", true, "NO_COLOR=1", false)]
    [InlineData("auto", true, "NO_COLOR=", true)]
    [InlineData("auto", true, "TERM=dumb", false)]
    [InlineData("always", false, "NO_COLOR=1", true)]
    [InlineData("never", true, "", false)]
    public void Colours_are_for_terminals_that_want_them(string wish, bool isTerminal, string environment, bool color) =>
        Assert.Equal(color, Terminal.Color(wish, isTerminal, Read(environment)));

    [Theory]
    [InlineData("COLUMNS=40", 40)]
    [InlineData("COLUMNS=132", 132)]
    [InlineData("COLUMNS=", 100)]
    [InlineData("COLUMNS=0", 100)]
    [InlineData("COLUMNS=-40", 100)]
    [InlineData("COLUMNS=wide", 100)]
    [InlineData("COLUMNS=99999999999", 100)]
    [InlineData("", 100)]
    public void In_a_pipe_COLUMNS_says_how_wide_it_is(string environment, int width) => Assert.Equal(width, Terminal.RedirectedWidth(Read(environment)));

    [Fact]
    public void A_report_and_the_help_keep_to_COLUMNS()
    {
        var narrow = new Dictionary<string, string> { ["COLUMNS"] = "50" };

        Assert.All(Forgerycheck.RunWith(TestMail.Plain, narrow, "analyze").Output.Split('\n'), line => Assert.InRange(line.Length, 0, 50));
        Assert.All(Forgerycheck.RunWith("", narrow, "analyze", "--help").Output.Split('\n').TakeWhile(line => line != "Examples:"), line => Assert.InRange(line.Length, 0, 50));
    }

    private static Func<string, string?> Read(string environment)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=')).ToDictionary(v => v[0], v => v[1]);
        return variables.GetValueOrDefault;
    }
}
