using System.CommandLine;
using System.Net;
using ForgeryCheck.Cli.Commands;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Names;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Cli.Tests.Commands;

public sealed class ListenOptionsTests
{
    // The defaults are a promise: scripts and unit files name them.
    [Fact]
    public void The_defaults_are_those_of_the_contract()
    {
        var settings = Read("");
        var listener = settings.Listener;

        Assert.Equal([new IPEndPoint(IPAddress.Loopback, 2525)], listener.Bind);
        Assert.Equal(
            ("spool", KeepMode.Maildir, true, AnalyzeMode.Background, ForgedAction.Accept, false, false),
            (listener.Spool, listener.Keep, listener.Sync, listener.Analyze, listener.OnForged, listener.RejectBareNewlines, listener.Lmtp));
        Assert.Equal(new SpoolLimits(), listener.SpoolLimits);
        var limits = listener.Limits;
        Assert.Equal((50_000_000, 1000, 1000, 50, 100), (limits.MessageBytes, limits.Recipients, limits.Connections, limits.PerAddress, limits.ReceivedLines));
        Assert.Equal((300, 300, 1800, 500), (limits.Idle.TotalSeconds, limits.Command.TotalSeconds, limits.Session.TotalSeconds, limits.DataRate));
        Assert.Null(listener.Forward);
        Assert.Null(listener.Metrics);
        Assert.Equal(NameMode.Live, settings.Names.Mode);
        Assert.True(settings.Console.ShowMessages);
        Assert.Empty(listener.TrustProxy);
        Assert.Empty(listener.TrustXclient);
        Assert.Empty(listener.TlsBind);
        Assert.Equal((HeloPolicy.Strict, AuthMode.Off, false), (listener.Helo, listener.Auth, listener.RecordPasswords));
        Assert.Empty(listener.Drop);
        Assert.Null(settings.Web);
    }

    [Fact]
    public void A_window_that_others_can_reach_has_a_token_and_the_certificate_of_the_listener()
    {
        using var mail = new TestMail();
        var token = mail.Write("token.txt", "0123456789abcdef0123456789abcdef\n");
        var web = Read($"--web 192.0.2.1:8026 --web-token {token} --web-host-name mx.example.org --tls-cert c.pem --tls-key k.pem --trust .example.org").Web!;
        Assert.Equal(["192.0.2.1:8026"], web.Bind.Select(address => address.ToString()));
        Assert.Equal(("0123456789abcdef0123456789abcdef", "c.pem", "k.pem"), (web.Token, web.TlsCertificate, web.TlsKey));
        Assert.Equal(["mx.example.org"], web.HostNames);
        Assert.Equal([".example.org"], web.Analysis.Trust);
        Assert.False(web.Analysis.Names.IsOn);
        Assert.Null(Read("--web [::1]:8026 --tls-cert c.pem").Web!.TlsCertificate);
    }

    [Fact]
    public void All_options_are_read()
    {
        using var mail = new TestMail();
        var sites = mail.Write("s.json", "{}");
        var settings = Read(
            "--bind 0.0.0.0:25 --bind [::1]:0 --tls-bind 0.0.0.0:465 --tls-bind [::]:465 --helo any --auth refuse --auth-passwords --drop probe@* --hostname mx.example.org --lmtp --spool /var/spool/fc --keep mbox --sync never --analyze inline "
            + "--authserv-id mx.example.org --report r.csv --rows hops --forward lmtp:[2001:db8::1]:24 --tls-cert c.pem --tls-key k.pem "
            + "--trust-proxy 10.0.0.0/8 --trust-proxy ::1 --trust-xclient 127.0.0.1 --accept example.org --accept .example.net --refuse a@example.org "
            + "--bare-newlines keep --max-size 1Gi --max-recipients 5 --max-connections 0 --max-per-address 7 --max-received 8 --idle-timeout 9 "
            + "--command-timeout 10s --session-timeout 1h --min-data-rate 0 --spool-max-size 2G --spool-max-messages 12 --spool-max-age 7d "
            + $"--metrics 127.0.0.1:9925 --dns off --trust .example.org --gateway mimecast --gateway 192.0.2.1 --sites {sites} --rules {mail.Folder} --queue 13 -j 14 --log l.log --log-level error");
        var listener = settings.Listener;

        Assert.Equal(["0.0.0.0:25", "[::1]:0"], listener.Bind.Select(b => b.ToString()));
        Assert.Equal(["0.0.0.0:465", "[::]:465"], listener.TlsBind.Select(b => b.ToString()));
        Assert.Equal((HeloPolicy.Any, AuthMode.Refuse, true), (listener.Helo, listener.Auth, listener.RecordPasswords));
        Assert.Equal(["probe@*"], listener.Drop);
        Assert.Equal(("mx.example.org", true, "/var/spool/fc", KeepMode.Mbox, false), (listener.HostName, listener.Lmtp, listener.Spool, listener.Keep, listener.Sync));
        Assert.Equal((AnalyzeMode.Inline, "mx.example.org", "r.csv", ReportRows.Hops), (listener.Analyze, listener.AuthservId, listener.ReportFile, listener.ReportRows));
        Assert.Equal(new NextHopAddress("2001:db8::1", 24, Lmtp: true), listener.Forward);
        Assert.Equal(("c.pem", "k.pem"), (listener.TlsCertificate, listener.TlsKey));
        Assert.Equal(["10.0.0.0/8", "::1"], listener.TrustProxy);
        Assert.Equal(["127.0.0.1"], listener.TrustXclient);
        Assert.Equal(["example.org", ".example.net"], listener.Accept);
        Assert.Equal(["a@example.org"], listener.Refuse);
        Assert.False(listener.RejectBareNewlines);
        var limits = listener.Limits;
        Assert.Equal((1L << 30, 5, 0, 7, 8, 0), (limits.MessageBytes, limits.Recipients, limits.Connections, limits.PerAddress, limits.ReceivedLines, limits.DataRate));
        Assert.Equal((9, 10, 3600), (limits.Idle.TotalSeconds, limits.Command.TotalSeconds, limits.Session.TotalSeconds));
        Assert.Equal(new SpoolLimits { Bytes = 2_000_000_000, Messages = 12, Age = TimeSpan.FromDays(7) }, listener.SpoolLimits);
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 9925), listener.Metrics);
        Assert.Equal(NameMode.Off, settings.Names.Mode);
        Assert.Equal([".example.org"], listener.Analysis.Trust);
        Assert.Equal(["mimecast", "192.0.2.1"], listener.Analysis.Gateways);
        Assert.Equal((sites, mail.Folder), (listener.Analysis.SitesFile, listener.Analysis.RulesFolder));
        Assert.Equal((13, 14), (listener.QueueLength, listener.Jobs));
        Assert.Equal(("l.log", LogLevel.Error), (settings.Console.LogFile, settings.Console.LogLevel));
    }

    [Theory]
    [InlineData("--forward 127.0.0.1:10026", KeepMode.None, AnalyzeMode.Background, true)]
    [InlineData("--forward 127.0.0.1:10026 --keep maildir --bare-newlines keep", KeepMode.Maildir, AnalyzeMode.Background, false)]
    [InlineData("--on-forged tag", KeepMode.Maildir, AnalyzeMode.Inline, false)]
    [InlineData("--authserv-id mx.example.org", KeepMode.Maildir, AnalyzeMode.Inline, false)]
    [InlineData("--on-forged reject --analyze inline", KeepMode.Maildir, AnalyzeMode.Inline, false)]
    [InlineData("--forward h:25 --on-forged reject", KeepMode.None, AnalyzeMode.Inline, true)]
    [InlineData("--forward h:25 --analyze off", KeepMode.None, AnalyzeMode.Off, true)]
    public void Some_defaults_follow_from_others(string arguments, KeepMode keep, AnalyzeMode analyze, bool rejectsBareNewlines)
    {
        var listener = Read(arguments).Listener;

        Assert.Equal((keep, analyze, rejectsBareNewlines), (listener.Keep, listener.Analyze, listener.RejectBareNewlines));
    }

    [Theory]
    [InlineData("listen")]
    [InlineData("milter")]
    public void An_authserv_id_that_cannot_stand_in_a_field_is_refused(string command)
    {
        foreach (var name in (string[])["", "ü.example", "a b", new string('a', 256)])
        {
            var run = Forgerycheck.Run(command, "--authserv-id", name);

            Assert.Equal(2, run.ExitCode);
            Assert.StartsWith($"forgerycheck: --authserv-id {name}: must be a name of printable ASCII characters", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Where_TLS_alone_is_asked_for_nothing_else_listens()
    {
        Assert.Empty(Read("--tls-bind 0.0.0.0:465 --tls-cert c.pem").Listener.Bind);
        Assert.Single(Read("--tls-bind 0.0.0.0:465 --bind 0.0.0.0:25 --tls-cert c.pem").Listener.Bind);
    }

    [Theory]
    [InlineData("", LogLevel.Info, true)]
    [InlineData("-q", LogLevel.Warning, false)]
    [InlineData("-v", LogLevel.Debug, true)]
    [InlineData("-v --log-level warning", LogLevel.Warning, true)]
    public void Quiet_and_verbose_say_what_is_logged(string arguments, LogLevel level, bool messages)
    {
        var settings = Read($"--log l.log {arguments}");

        Assert.Equal((level, messages), (settings.Console.LogLevel, settings.Console.ShowMessages));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("500000", 500_000)]
    [InlineData("50M", 50_000_000)]
    [InlineData("50mb", 50_000_000)]
    [InlineData("1G", 1_000_000_000)]
    [InlineData("2Ki", 2048)]
    public void Sizes_are_read(string text, long expected)
    {
        Assert.True(Quantities.TryParseSize(text, out var size));
        Assert.Equal(expected, size);
    }

    [Theory]
    [InlineData("")]
    [InlineData("M")]
    [InlineData("-1")]
    [InlineData("1.5M")]
    [InlineData("1X")]
    [InlineData("99999999999999999999")]
    [InlineData("9999999999999T")]
    public void Other_sizes_are_refused(string text) => Assert.False(Quantities.TryParseSize(text, out _));

    [Theory]
    [InlineData("300", 300)]
    [InlineData("300s", 300)]
    [InlineData("5m", 300)]
    [InlineData("1h", 3600)]
    [InlineData("7d", 604_800)]
    public void Times_are_read(string text, int expected)
    {
        Assert.True(Quantities.TryParseTime(text, out var time));
        Assert.Equal(expected, time.TotalSeconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-5")]
    [InlineData("5 m")]
    [InlineData("5M")]
    [InlineData("999999999d")]
    public void Other_times_are_refused(string text) => Assert.False(Quantities.TryParseTime(text, out _));

    private static ListenSettings Read(string arguments)
    {
        var command = new DocumentedCommand("listen", "", _ => { });
        var options = new ListenOptions();
        options.AddTo(command);
        var result = command.Parse(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(result.Errors);
        return options.Read(result, new FileSettings());
    }
}
