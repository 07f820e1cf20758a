using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ForgeryCheck.Cli.Tests.Commands;

public sealed class MilterTests
{
    [Theory]
    [InlineData("--bind 127.0.0.1:8890", "--bind 127.0.0.1:8890: must be inet:ADDR:PORT or unix:PATH")]
    [InlineData("--bind inet:localhost:8890", "--bind inet:localhost:8890: must be inet:ADDR:PORT or unix:PATH")]
    [InlineData("--bind unix:", "--bind unix:: must be inet:ADDR:PORT or unix:PATH")]
    [InlineData("--bind unix:/no/such/folder/milter.sock --dns off", "unix:/no/such/folder/milter.sock: cannot listen there")]
    [InlineData("--socket-mode rw", "--socket-mode rw: must be permissions in octal, such as 660 or 600")]
    [InlineData("--socket-mode 7777", "--socket-mode 7777: must be permissions in octal")]
    [InlineData("--socket-mode 68", "--socket-mode 68: must be permissions in octal")]
    [InlineData("--hostname a:25", "--hostname a:25: must be a host name, without a port")]
    [InlineData("--on-forged drop", "--on-forged drop: must be accept, tag, reject, quarantine or tempfail")]
    [InlineData("--fail closed", "--fail closed: must be open or tempfail")]
    [InlineData("--analysis-timeout 0", "--analysis-timeout: must be more than 0, and at most 24h")]
    [InlineData("--analysis-timeout soon", "--analysis-timeout soon: must be a time")]
    [InlineData("--rows hops --report mail.ndjson", "add --report FILE.csv")]
    [InlineData("--metrics 0.0.0.0:9925", "--metrics 0.0.0.0:9925: metrics are served on loopback only")]
    [InlineData("--report /no/such/folder/mail.csv", "--report /no/such/folder/mail.csv: cannot be written")]
    [InlineData("--spool mail", "unknown option --spool")]
    public void A_usage_error_is_one_clear_line_and_status_2(string arguments, string message)
    {
        var run = Forgerycheck.Run(["milter", .. arguments.Split(' ')]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.StartsWith("forgerycheck: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_port_that_is_taken_is_one_clear_line_and_status_2()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var run = Forgerycheck.Run("milter", "--dns", "off", "--bind", $"inet:{other.LocalEndpoint}");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"forgerycheck: inet:{other.LocalEndpoint}: cannot listen there", run.Error, StringComparison.Ordinal);
    }

    [ProgramFact("bash")]
    public void It_says_where_it_listens_and_a_signal_ends_it_with_0()
    {
        using var process = Forgerycheck.Start(["milter", "--dns", "off", "--bind", "inet:127.0.0.1:0", "--bind", "inet:127.0.0.1:0", "--quiet"]);
        Assert.Matches(@"^listening on inet:127\.0\.0\.1:[1-9]\d*$", process.StandardError.ReadLine());
        Assert.Matches(@"^listening on inet:127\.0\.0\.1:[1-9]\d*$", process.StandardError.ReadLine());

        using var kill = Process.Start("bash", ["-c", $"kill -TERM {process.Id}"]);
        kill.WaitForExit();

        Assert.True(process.WaitForExit(60_000));
        Assert.Equal(0, process.ExitCode);
    }

    // The options are a promise: scripts and unit files name them.
    [Theory]
    [InlineData("--bind <ADDR>")]
    [InlineData("--socket-mode <MODE>")]
    [InlineData("--hostname <NAME>")]
    [InlineData("--on-forged <accept|tag|reject|quarantine|tempfail>")]
    [InlineData("--fail <open|tempfail>")]
    [InlineData("--authserv-id <NAME>")]
    [InlineData("--max-size")]
    [InlineData("--max-connections")]
    [InlineData("--idle-timeout")]
    [InlineData("--analysis-timeout")]
    [InlineData("--jobs <N>")]
    [InlineData("--rules <DIR>")]
    [InlineData("--trust ")]
    [InlineData("--gateway")]
    [InlineData("--sites")]
    [InlineData("--profiles")]
    [InlineData("--dns <off|live|replay=FILE>")]
    [InlineData("--resolver")]
    [InlineData("--report <FILE>")]
    [InlineData("--rows")]
    [InlineData("--log <FILE>")]
    [InlineData("--log-level")]
    [InlineData("--metrics <ADDR:PORT>")]
    public void Every_promised_option_is_there(string option) => Assert.Contains(option, MilterHelp.Value, StringComparison.Ordinal);

    private static readonly Lazy<string> MilterHelp = new(() => Forgerycheck.Run("milter", "--help").Output);
}
