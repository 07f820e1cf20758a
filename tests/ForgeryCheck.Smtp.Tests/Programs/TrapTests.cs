using System.Diagnostics;
using ForgeryCheck.Smtp.Tests.Support;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace ForgeryCheck.Smtp.Tests.Programs;

/// <summary>A listener as an operator of spam traps runs it, and real clients that log in, speak TLS from the first byte, or call themselves something odd.</summary>
[Collection(RealPrograms.Name)]
public sealed class TrapTests : IDisposable
{
    private const string Message = "From: a@x.test\r\nSubject: Trap\r\n\r\nText\r\n";

    private readonly TempFolder _folder = new();

    private string Spool => _folder["spool"];

    private string[] Tls => ["--tls-bind", "127.0.0.1:0", .. TestCertificate.Write(_folder, "mx")];

    public void Dispose() => _folder.Dispose();

    [ProgramTheory("swaks")]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    public async Task Swaks_logs_in_and_its_user_is_recorded_but_no_password(string mechanism)
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, "--auth", "accept", "--report", _folder["report.ndjson"]);

        var run = await SwaksAsync(listener.Port, "--auth", mechanism, "--auth-user", "helga@x.test", "--auth-password", "galangal");

        Assert.True(run.ExitCode == 0, run.All);
        var mail = await SpoolReader.OnlyAsync(Spool);
        Assert.Equal([(mechanism, "accepted", "helga@x.test", null)], mail.Authentication);
        Assert.Contains(" with ESMTPA id ", mail.Received, StringComparison.Ordinal);
        Assert.Equal(Message, mail.Content);
        Assert.Empty(mail.Wire);

        // All of the log has arrived once the listener has ended.
        Assert.Equal(0, await listener.StopAsync());
        Assert.Contains(" auth session=", listener.Said, StringComparison.Ordinal);
        Assert.Contains($" mechanism={mechanism} outcome=accepted user=helga@x.test\n", listener.Said, StringComparison.Ordinal);

        // Neither in clear nor in base64, wherever it may have been written.
        var written = listener.Said + string.Concat(Directory.GetFiles(_folder.Location, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("message", StringComparison.Ordinal)).Select(File.ReadAllText));
        Assert.DoesNotContain("galangal", written, StringComparison.Ordinal);
        Assert.DoesNotContain("Z2FsYW5nYW", written, StringComparison.Ordinal);
    }

    [ProgramFact("swaks")]
    public async Task Swaks_is_refused_and_passwords_are_recorded_where_that_is_asked_for()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, "--auth", "refuse", "--auth-passwords");

        var run = await SwaksAsync(listener.Port, "--auth", "--auth-user", "helga", "--auth-password", "galangal");
        var optional = await SwaksAsync(listener.Port, "--auth-optional", "--auth-user", "helga", "--auth-password", "galangal");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("535 5.7.8 ", run.Output, StringComparison.Ordinal);
        Assert.True(optional.ExitCode == 0, optional.All);
        await using (var dialog = await Dialog.BeginAsync(listener.Address))
        {
            await dialog.SayAsync("AUTH PLAIN AGhlbGdhAGdhbGFuZ2Fs", "535 5.7.8 ");
            Assert.StartsWith("250 ", await dialog.MailAsync(Message), StringComparison.Ordinal);
        }

        var mails = await SpoolReader.MaildirAsync(Spool, 2);
        Assert.Equal(2, mails.Count);
        Assert.All(mails, m => Assert.Contains(m.Authentication, a => a is (_, "refused", "helga", "galangal")));
        Assert.DoesNotContain("galangal", listener.Said, StringComparison.Ordinal);
    }

    [ProgramTheory("swaks")]
    [InlineData("tlsv1_2", "TLSv1.2")]
    [InlineData("tlsv1_3", "TLSv1.3")]
    public async Task Swaks_speaks_TLS_from_the_first_byte(string asked, string told)
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, [.. Tls, "--auth", "accept"]);

        var run = await SwaksAsync(
            listener.TlsPort, "--tls-on-connect", "--tls-protocol", asked, "--tls-verify", "--tls-ca-path", _folder["mx.pem"], "--auth", "PLAIN", "--auth-user", "u", "--auth-password", "p");

        Assert.True(run.ExitCode == 0, run.All);
        Assert.DoesNotContain("STARTTLS", run.All, StringComparison.Ordinal);
        var mail = await SpoolReader.OnlyAsync(Spool);
        Assert.Matches($@" \(using {told} with cipher TLS_\w+\) by mx\.example\.net \(ForgeryCheck\) with ESMTPSA id ", mail.Received);
        Assert.Equal((told, "ESMTPSA"), (mail.Session("tls"), mail.Session("protocol")));
    }

    [ProgramFact("openssl")]
    public async Task Openssl_is_greeted_behind_the_handshake()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, Tls);

        var run = await ProgramRun.RunAsync(
            "openssl",
            [
                "s_client", "-connect", $"127.0.0.1:{listener.TlsPort}", "-quiet", "-crlf", "-CAfile", _folder["mx.pem"], "-verify_return_error", "-verify_hostname", ListenerProgram.HostName,
            ],
            "EHLO client.example\nMAIL FROM:<a@x.test>\nRCPT TO:<b@y.test>\nDATA\nSubject: TLS\n\nText\n.\nQUIT\n");

        Assert.True(run.ExitCode == 0, run.All);
        Assert.StartsWith("220 mx.example.net ESMTP", run.Output, StringComparison.Ordinal);
        Assert.Equal("Subject: TLS\r\n\r\nText\r\n", (await SpoolReader.OnlyAsync(Spool)).Content);
    }

    [ProgramFact("curl")]
    public async Task Curl_logs_in_by_smtps()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, [.. Tls, "--auth", "accept"]);

        var run = await ProgramRun.RunAsync(
            "curl",
            [
                "--silent", "--show-error", "--cacert", _folder["mx.pem"], "--url", $"smtps://127.0.0.1:{listener.TlsPort}/client.example", "--user", "helga:galangal",
                "--mail-from", "a@x.test", "--mail-rcpt", "b@y.test", "--upload-file", _folder.Write("message", Message),
            ]);

        Assert.True(run.ExitCode == 0, run.All);
        var mail = await SpoolReader.OnlyAsync(Spool);
        Assert.Equal(("accepted", "helga"), (Assert.Single(mail.Authentication).Outcome, mail.Authentication.First().User));
        Assert.Equal(Message, mail.Content);
    }

    [Fact]
    public async Task MailKit_logs_in_by_TLS_from_the_first_byte_and_behind_STARTTLS()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, [.. Tls, "--auth", "accept"]);
        foreach (var (port, security) in ((int, SecureSocketOptions)[])[(listener.TlsPort, SecureSocketOptions.SslOnConnect), (listener.Port, SecureSocketOptions.StartTls)])
        {
            using var client = new SmtpClient { ServerCertificateValidationCallback = (_, shown, _, _) => shown?.Subject == "CN=" + ListenerProgram.HostName, LocalDomain = "mailkit.example" };
            await client.ConnectAsync("127.0.0.1", port, security);
            await client.AuthenticateAsync("J\u00fcrgen", "geheim");
            var message = new MimeMessage { Subject = "MailKit", Body = new TextPart("plain") { Text = "Text\r\n" } };
            message.From.Add(new MailboxAddress("A", "a@x.test"));
            message.To.Add(new MailboxAddress("B", "b@y.test"));
            Assert.StartsWith("2.0.0 ", await client.SendAsync(message), StringComparison.Ordinal);
            await client.DisconnectAsync(quit: true);
        }

        var mails = await SpoolReader.MaildirAsync(Spool, 2);
        Assert.Equal(2, mails.Count);
        Assert.All(mails, m => Assert.Equal(("ESMTPSA", "J\u00fcrgen"), (m.Session("protocol"), Assert.Single(m.Authentication).User)));
    }

    [Fact]
    public async Task MailKit_is_told_that_it_may_not()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, "--auth", "refuse");
        using var client = new SmtpClient { LocalDomain = "mailkit.example" };
        await client.ConnectAsync("127.0.0.1", listener.Port, SecureSocketOptions.None);

        await Assert.ThrowsAsync<AuthenticationException>(() => client.AuthenticateAsync("helga", "galangal"));
    }

    [ProgramTheory("haproxy", "swaks")]
    [InlineData("send-proxy")]
    [InlineData("send-proxy-v2")]
    public async Task Behind_HAProxy_the_header_comes_before_the_handshake(string option)
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, [.. Tls, "--trust-proxy", "127.0.0.1"]);
        var port = Patience.FreePort();
        var config = _folder.Write("haproxy.cfg", $"""
            defaults
              mode tcp
              timeout connect 10s
              timeout client 60s
              timeout server 60s
            listen smtps
              bind 127.0.0.1:{port}
              server mx 127.0.0.1:{listener.TlsPort} {option}

            """);
        using var haproxy = Process.Start(new ProcessStartInfo(InstalledProgram.FileOf("haproxy"), ["-db", "-f", config]))!;
        try
        {
            await Patience.UntilListeningAsync(port);
            var run = await SwaksAsync(port, "--tls-on-connect", "--local-interface", "127.0.0.5");
            Assert.True(run.ExitCode == 0, run.All);
        }
        finally
        {
            haproxy.Kill();
            await haproxy.WaitForExitAsync();
        }

        var mail = await SpoolReader.OnlyAsync(Spool);
        Assert.StartsWith("Received: from client.example (unknown [127.0.0.5]) (using TLS", mail.Received, StringComparison.Ordinal);
        Assert.Equal("proxy", mail.Session("source"));
    }

    [ProgramFact("swaks")]
    public async Task Any_HELO_name_is_kept_as_it_came_and_the_report_reads_our_line_right()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, "--helo", "any");

        var run = await SwaksAsync(listener.Port, "--helo", "HP LaserJet (upstairs) [10.0.0.1]");

        Assert.True(run.ExitCode == 0, run.All);
        var mail = await SpoolReader.OnlyAsync(Spool);
        Assert.Equal("HP LaserJet (upstairs) [10.0.0.1]", mail.Session("helo"));
        Assert.StartsWith("Received: from HP?LaserJet??upstairs???10.0.0.1? (unknown [127.0.0.1]) by mx.example.net ", mail.Received, StringComparison.Ordinal);
        Assert.Equal("127.0.0.1", mail.Report("handOver", "ip"));
    }

    [ProgramFact("swaks", "smtp-source")]
    public async Task Mail_is_taken_refused_and_dropped_by_pattern()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, "--accept", "*-trap@y.test", "--refuse", "bad-*@y.test", "--drop", "probe@*", "--drop", "*.probe.test");

        var run = await SwaksAsync(listener.Port, "--to", "one-trap@y.test,probe@y.test,x@a.probe.test,BAD-trap@y.test,two-TRAP@y.test,other@y.test");
        var many = await ProgramRun.RunAsync("smtp-source", ["-s", "5", "-m", "50", "-f", "a@x.test", "-t", "probe@y.test", $"127.0.0.1:{listener.Port}"]);

        Assert.True(run.ExitCode == 0, run.All);
        Assert.True(many.ExitCode == 0, many.All);
        Assert.Equal(2, run.Output.Split("550 5.7.1 ").Length - 1);
        Assert.Equal(["one-trap@y.test", "two-TRAP@y.test"], (await SpoolReader.OnlyAsync(Spool)).Recipients);
        Assert.Equal(0, await listener.StopAsync());
        Assert.Contains(" info stopped sessions=", listener.Said, StringComparison.Ordinal);
        Assert.Contains(" messages=1 forged=0 suspicious=0 dropped=50 recipients-dropped=52", listener.Said, StringComparison.Ordinal);
        Assert.Single(SpoolReader.MaildirFiles(Spool));
    }

    private Task<ProgramRun> SwaksAsync(int port, params string[] options) => ProgramRun.RunAsync("swaks",
    [
        "--server", "127.0.0.1", "--port", $"{port}", "--helo", "client.example", "--from", "a@x.test", "--to", "b@y.test",
        "--data", "@" + _folder.Write("message", Message[..^2]), .. options,
    ]);
}
