using ForgeryCheck.Cli.Tests.Shells;

namespace ForgeryCheck.Cli.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("analyze --formt json", "unknown option --formt; did you mean --format?")]
    [InlineData("analyze --nonsense", "unknown option --nonsense")]
    [InlineData("analyze --full=no", "--full no: must be true or false")]
    [InlineData("analyze -q=1", "-q 1: must be true or false")]
    [InlineData("--format json analyze", "option --format must follow the command: forgerycheck analyze --format")]
    [InlineData("-q analyze", "option -q must follow the command: forgerycheck analyze -q")]
    [InlineData("config", "a command is missing: show, path, schema")]
    [InlineData("config shwo", "unknown command shwo; did you mean show?")]
    [InlineData("analyz x.eml", "unknown command analyz; did you mean analyze?")]
    [InlineData("analyze --format xml", "--format xml: must be text, json, ndjson, csv, html, markdown, abuse, arf, xarf, timesketch, stix, misp, sarif or parquet")]
    [InlineData("analyze --format arf", "--format arf and xarf need --reporter-address ADDR")]
    [InlineData("analyze --format xarf --reporter-address me", "--reporter-address me: must be an e-mail address")]
    [InlineData("analyze --reporter Anna", "--reporter needs --reporter-address")]
    [InlineData("analyze --rows lines", "--rows lines: must be messages, hops or findings")]
    [InlineData("analyze --fail-on always", "--fail-on always: must be forged, suspicious or never")]
    [InlineData("analyze --color no", "--color no: must be auto, always or never")]
    [InlineData("analyze --jobs 0", "--jobs 0: must be a whole number from 1 to 1024")]
    [InlineData("analyze -j many", "--jobs many: must be a whole number")]
    [InlineData("analyze --prior 1", "--prior 1: must be a number greater than 0 and less than 1")]
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
    [InlineData("mcp --dns maybe", "--dns maybe: must be request, off, live or replay=FILE")]
    [InlineData("mcp --sites none.json", "--sites none.json: no such file")]
    [InlineData("mcp mail.eml", "unexpected argument mail.eml")]
    [InlineData("listen --gateway what?", "--gateway: \"what?\" is not a gateway")]
    [InlineData("analyze -o /no/such/folder/report.txt", "/no/such/folder/report.txt: no such folder")]
    [InlineData("route", "RECIPIENT is missing (an e-mail address or a domain")]
    [InlineData("route a.example b.example", "unexpected argument b.example")]
    [InlineData("work", "URL is missing (NATS server to work for")]
    [InlineData("learn", "PATH is missing (genuine mail: ")]
    [InlineData("schema x", "unexpected argument x")]
    [InlineData("analyze --format", "--format needs a value: text|json|")]
    [InlineData("analyze -o", "-o needs a value: FILE")]
    [InlineData("analyze --format csv --format json", "--format may be given only once")]
    [InlineData("analyze --format jsn", "or parquet; did you mean json?")]
    [InlineData("analyze --format cvs", "or parquet; did you mean csv?")]
    [InlineData("analyze --dns liv", "--dns liv: must be off, live or replay=FILE; did you mean live?")]
    [InlineData("analyze --dns replay=no-such.json", "--dns replay=no-such.json: no such file")]
    [InlineData("analyze --disable FC1O1", "--disable FC1O1: no such rule; did you mean FC101?")]
    [InlineData("analyze --sites /", "--sites /: is a folder, not a file")]
    [InlineData("analyze --rules /etc/hosts", "--rules /etc/hosts: is a file, not a folder")]
    [InlineData("listen --report mail.log --log ./mail.log", "--report and --log name the same file, mail.log")]
    [InlineData("listen --drop x%", "--drop x%: expected a domain")]
    [InlineData("listen --refuse x%", "--refuse x%: expected a domain")]
    [InlineData("listen --accept x%", "--accept x%: expected a domain")]
    [InlineData("listen --trust-proxy x%", "--trust-proxy x%: expected an address or a CIDR")]
    [InlineData("listen --trust-xclient x%", "--trust-xclient x%: expected an address or a CIDR")]
    [InlineData("completions fsh", "fsh: must be bash, zsh, fish or pwsh; did you mean fish?")]
    [InlineData("explain broken-joint", "broken-joint: no such rule; did you mean broken-joint-at-hand-over or broken-joint-below?")]
    [InlineData("explain FC1O1", "FC1O1: no such rule; did you mean FC101?")]
    [InlineData("explian FC101", "unknown command explian; did you mean explain?")]
    [InlineData("--formt", "unknown option --formt")]
    [InlineData("route example.org --dns off", "--dns off: a route can only be found in the DNS")]
    [InlineData("explain", "RULE is missing (id or name of a rule")]
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
    public void A_suggestion_is_all_that_is_said() =>
        Assert.Equal("forgerycheck: unknown command analyz; did you mean analyze?\n", Forgerycheck.Run("analyz", "x.eml").Error.ReplaceLineEndings("\n"));

    [Fact]
    public void A_path_that_does_not_exist_gets_a_suggestion_and_the_others_are_analyzed()
    {
        using var mail = new TestMail();
        var good = mail.Write("samples.eml", TestMail.Plain);
        foreach (var command in (string[][])[["analyze", "--format", "ndjson"], ["analyze", "--batch", "--format", "ndjson"], ["learn"]])
        {
            var run = Forgerycheck.Run([.. command, mail["sampels.eml"], good]);

            Assert.Equal(2, run.ExitCode);
            Assert.Contains($"forgerycheck: {mail["sampels.eml"]}: no such file or folder; did you mean {good}?", run.Error.Split('\n', StringSplitOptions.TrimEntries));
            Assert.NotEmpty(run.Output);
        }
    }

    [ProgramFact("script")]
    public void Analyze_without_a_path_says_what_is_missing_instead_of_waiting_for_keys()
    {
        using var terminal = new Pty($"dotnet '{Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll")}' analyze", Path.GetTempPath());

        Assert.Contains("forgerycheck: PATH is missing, and standard input is a terminal", terminal.WaitForEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_one_line()
    {
        var run = Forgerycheck.Run("--version");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^forgerycheck \d+\.\d+\.\d+\r?\n$", run.Output);
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
