using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ForgeryCheck.Cli.Tests.Commands;

public sealed class ListenTests : IDisposable
{
    private readonly TestMail _mail = new();

    [Theory]
    [InlineData("--bind 2525", "--bind 2525: must be ADDR:PORT")]
    [InlineData("--bind localhost:2525", "--bind localhost:2525: must be ADDR:PORT")]
    [InlineData("--bind 1:25", "--bind 1:25: must be ADDR:PORT")]
    [InlineData("--bind 127.0.0.1:99999", "--bind 127.0.0.1:99999: must be ADDR:PORT")]
    [InlineData("--bind ::1:25", "--bind ::1:25: must be ADDR:PORT")]
    [InlineData("--keep files", "--keep files: must be maildir, mbox or none")]
    [InlineData("--sync sometimes", "--sync sometimes: must be always or never")]
    [InlineData("--analyze later", "--analyze later: must be background, inline or off")]
    [InlineData("--on-forged drop", "--on-forged drop: must be accept, tag or reject")]
    [InlineData("--on-forged tag --analyze background", "--on-forged tag needs the verdict before the reply: it cannot be used with --analyze background")]
    [InlineData("--on-forged reject --analyze off", "it cannot be used with --analyze off")]
    [InlineData("--tls-bind 465 --tls-cert c.pem", "--tls-bind 465: must be ADDR:PORT")]
    [InlineData("--tls-bind 127.0.0.1:465", "--tls-bind needs --tls-cert")]
    [InlineData("--auth maybe", "--auth maybe: must be off, accept or refuse")]
    [InlineData("--web 0.0.0.0:8026", "--web 0.0.0.0:8026: others can reach this address: it needs --web-token")]
    [InlineData("--web nowhere", "--web nowhere")]
    [InlineData("--web-host-name mx.example.org", "--web-token and --web-host-name need --web")]
    [InlineData("--web 127.0.0.1:8026 --web-host-name mx.example.org:8026", "--web-host-name mx.example.org:8026: must be a host name, without a port")]
    [InlineData("--auth-passwords", "--auth-passwords needs --auth accept or --auth refuse")]
    [InlineData("--helo none", "--helo none: must be strict or any")]
    [InlineData("--drop a@", "a@: expected a domain, a .domain, an address or a pattern")]
    [InlineData("--accept .*.example.org", ".*.example.org: expected a domain")]
    [InlineData("--tls-key key.pem", "--tls-key needs --tls-cert")]
    [InlineData("--rows hops --report mail.ndjson", "add --report FILE.csv")]
    [InlineData("--report mail.csv --analyze off", "--report cannot be used with --analyze off")]
    [InlineData("--forward mail.example.org", "--forward mail.example.org: expected HOST:PORT, or lmtp:HOST:PORT")]
    [InlineData("--max-size much", "--max-size much: must be a size in bytes, such as 500000, 50M or 1G")]
    [InlineData("--idle-timeout soon", "--idle-timeout soon: must be a time")]
    [InlineData("--max-recipients -1", "--max-recipients -1: must be a whole number")]
    [InlineData("--metrics 0.0.0.0:9925", "--metrics 0.0.0.0:9925: metrics are served on loopback only")]
    [InlineData("--dns yes", "--dns yes")]
    [InlineData("--dns off --resolver 192.0.2.53", "--resolver needs --dns live")]
    [InlineData("--sites /no/such/file", "/no/such/file")]
    [InlineData("--report /no/such/folder/mail.csv", "--report /no/such/folder/mail.csv: cannot be written (no such folder)")]
    [InlineData("--log /no/such/folder/log", "/no/such/folder/log: cannot be written")]
    [InlineData("--bnd 127.0.0.1:2525", "unknown option --bnd; did you mean --bind?")]
    public void A_usage_error_is_one_clear_line_and_status_2(string arguments, string message)
    {
        var run = Forgerycheck.Run(["listen", "--spool", _mail["spool"], .. arguments.Split(' ')]);

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

        var run = Forgerycheck.Run("listen", "--dns", "off", "--spool", _mail["spool"], "--bind", $"{other.LocalEndpoint}");

        Assert.Equal(2, run.ExitCode);
        var line = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), l => l.StartsWith("forgerycheck: ", StringComparison.Ordinal));
        Assert.Contains($"{other.LocalEndpoint}", line, StringComparison.Ordinal);
        Assert.DoesNotContain("listening on", run.Error, StringComparison.Ordinal);
    }

    [ProgramFact("bash")]
    public void It_says_where_it_listens_and_a_signal_ends_it_with_0()
    {
        using var process = Forgerycheck.Start(
            ["listen", "--dns", "off", "--spool", _mail["spool"], "--bind", "127.0.0.1:0", "--bind", "127.0.0.1:0", "--log", _mail["log"]]);
        Assert.Matches(@"^listening on 127\.0\.0\.1:[1-9]\d*$", process.StandardError.ReadLine());
        Assert.Matches(@"^listening on 127\.0\.0\.1:[1-9]\d*$", process.StandardError.ReadLine());

        using var kill = Process.Start("bash", ["-c", $"kill -TERM {process.Id}"]);
        kill.WaitForExit();

        Assert.True(process.WaitForExit(60_000));
        Assert.Equal(0, process.ExitCode);
    }

    // The options of listen are a promise: scripts and unit files name them.
    [Theory]
    [InlineData("--bind <ADDR:PORT>")]
    [InlineData("--tls-bind <ADDR:PORT>")]
    [InlineData("--helo <strict|any>")]
    [InlineData("--auth <off|accept|refuse>")]
    [InlineData("--auth-passwords")]
    [InlineData("--accept")]
    [InlineData("--refuse")]
    [InlineData("--drop <RECIPIENT>")]
    [InlineData("--hostname")]
    [InlineData("--spool <DIR>")]
    [InlineData("--keep <maildir|mbox|none>")]
    [InlineData("--sync <always|never>")]
    [InlineData("--analyze <background|inline|off>")]
    [InlineData("--on-forged <accept|tag|reject>")]
    [InlineData("--report <FILE>")]
    [InlineData("--forward <HOST:PORT>")]
    [InlineData("--lmtp")]
    [InlineData("--tls-cert")]
    [InlineData("--tls-key")]
    [InlineData("--trust-proxy")]
    [InlineData("--trust-xclient")]
    [InlineData("--bare-newlines <keep|reject>")]
    [InlineData("--max-size")]
    [InlineData("--max-recipients")]
    [InlineData("--max-connections")]
    [InlineData("--max-per-address")]
    [InlineData("--max-received")]
    [InlineData("--idle-timeout")]
    [InlineData("--command-timeout")]
    [InlineData("--session-timeout")]
    [InlineData("--min-data-rate")]
    [InlineData("--metrics <ADDR:PORT>")]
    [InlineData("--dns <off|live|replay=FILE>")]
    [InlineData("--resolver")]
    [InlineData("--sites")]
    [InlineData("--rules")]
    [InlineData("--trust ")]
    [InlineData("--gateway")]
    public void Every_promised_option_is_there(string option) => Assert.Contains(option, ListenHelp.Value, StringComparison.Ordinal);

    private static readonly Lazy<string> ListenHelp = new(() => Forgerycheck.Run("listen", "--help").Output);

    public void Dispose() => _mail.Dispose();
}
