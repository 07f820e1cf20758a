namespace ForgeryCheck.Cli.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("analyze --formt json", "unknown option --formt; did you mean --format?")]
    [InlineData("analyze --nonsense", "unknown option --nonsense")]
    [InlineData("analyz x.eml", "unknown command analyz; did you mean analyze?")]
    [InlineData("analyze --format xml", "--format xml: must be text, json, ndjson, csv, html, markdown, abuse, arf, xarf or timesketch")]
    [InlineData("analyze --format arf", "--format arf and xarf name who reports: they need --reporter-address ADDR")]
    [InlineData("analyze --format xarf --reporter-address me", "--reporter-address me: must be a mail address")]
    [InlineData("analyze --reporter Anna", "--reporter needs --reporter-address")]
    [InlineData("analyze --rows lines", "--rows lines: must be messages, hops or findings")]
    [InlineData("analyze --fail-on always", "--fail-on always: must be forged, suspicious or never")]
    [InlineData("analyze --color no", "--color no: must be auto, always or never")]
    [InlineData("analyze --jobs 0", "--jobs 0: must be a whole number from 1 to 1024")]
    [InlineData("analyze -j many", "--jobs many: must be a whole number")]
    [InlineData("analyze --prior 1", "--prior 1: must be a number between 0 and 1")]
    [InlineData("analyze --prior NaN", "--prior NaN: must be")]
    [InlineData("analyze --dns yes", "--dns yes")]
    [InlineData("analyze --dns replay=", "--dns replay=")]
    [InlineData("analyze --dns-record names.json", "--dns-record needs --dns live")]
    [InlineData("analyze --resolver 192.0.2.53", "--resolver needs --dns live")]
    [InlineData("analyze --dns live --resolver here", "--resolver here")]
    [InlineData("analyze --disable FC999", "--disable FC999: no such rule")]
    [InlineData("analyze --rules /no/such/folder", "/no/such/folder")]
    [InlineData("analyze --sites /no/such/file", "/no/such/file")]
    [InlineData("analyze --gateway mimecst", "--gateway: \"mimecst\" is not a gateway: give one of barracuda, ")]
    [InlineData("analyze --gateway 192.0.2.0/33", "--gateway: \"192.0.2.0/33\" is not a gateway")]
    [InlineData("listen --gateway what?", "--gateway: \"what?\" is not a gateway")]
    [InlineData("analyze -o /no/such/folder/report.txt", "/no/such/folder/report.txt: there is no such folder")]
    [InlineData("route", "RECIPIENT")]
    [InlineData("route example.org --dns off", "--dns off: a route stands in the DNS")]
    [InlineData("explain", "RULE")]
    [InlineData("explain FC999", "FC999: no such rule")]
    [InlineData("completions tcsh", "tcsh: must be bash, zsh, fish or pwsh")]
    public void A_usage_error_is_one_clear_line_and_status_2(string arguments, string message)
    {
        var run = Forgerycheck.Run(arguments.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.StartsWith("forgerycheck: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void No_command_prints_help_on_standard_error()
    {
        var run = Forgerycheck.Run();

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("analyze", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void The_version_is_one_line()
    {
        var run = Forgerycheck.Run("--version");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^forgerycheck \d+\.\d+\.\d+\r?\n$", run.Output);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("analyze --help")]
    [InlineData("analyze -h")]
    [InlineData("listen --help")]
    [InlineData("route --help")]
    [InlineData("rules --help")]
    [InlineData("explain --help")]
    [InlineData("schema --help")]
    [InlineData("completions --help")]
    public void Help_ends_with_examples(string arguments)
    {
        var run = Forgerycheck.Run(arguments.Split(' '));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Examples:", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    // The options of analyze are a promise: scripts and unit files name them.
    [Theory]
    [InlineData("--format")]
    [InlineData("--rows")]
    [InlineData("-o, --output")]
    [InlineData("--trust")]
    [InlineData("--gateway")]
    [InlineData("--sites")]
    [InlineData("--dns <off|live|replay=FILE>")]
    [InlineData("--dns-record")]
    [InlineData("--resolver")]
    [InlineData("--dns-timeout")]
    [InlineData("--prior")]
    [InlineData("--fail-on <forged|suspicious|never>")]
    [InlineData("--rules")]
    [InlineData("--disable")]
    [InlineData("-j, --jobs")]
    [InlineData("--color <auto|always|never>")]
    [InlineData("--no-progress")]
    [InlineData("-q, --quiet")]
    [InlineData("-v, --verbose")]
    public void Every_promised_option_is_there(string option) =>
        Assert.Contains(option, AnalyzeHelp.Value, StringComparison.Ordinal);

    private static readonly Lazy<string> AnalyzeHelp = new(() => Forgerycheck.Run("analyze", "--help").Output);
}
