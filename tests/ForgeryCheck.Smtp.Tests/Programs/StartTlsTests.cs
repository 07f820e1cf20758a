using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Programs;

/// <summary>STARTTLS as openssl and an attacker in the middle use it, and a certificate that is renewed.</summary>
[Collection(RealPrograms.Name)]
public sealed class StartTlsTests : IDisposable
{
    private const string Message = "MAIL FROM:<a@x.test>\nRCPT TO:<b@y.test>\nDATA\nSubject: TLS\n\nText\n.\nQUIT\n";

    private readonly TempFolder _folder = new();

    private string Spool => _folder["spool"];

    public void Dispose() => _folder.Dispose();

    [ProgramTheory("openssl")]
    [InlineData("-tls1_2", "TLSv1.2")]
    [InlineData("-tls1_3", "TLSv1.3")]
    public async Task Openssl_verifies_the_certificate_and_sends_and_no_second_STARTTLS_is_offered(string option, string version)
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, TestCertificate.Write(_folder, "mx"));

        var run = await OpensslAsync(listener, "EHLO inside.example\n" + Message, option);

        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("250-PIPELINING", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("STARTTLS", run.Output[run.Output.IndexOf("250-PIPELINING", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains("221 ", run.Output, StringComparison.Ordinal);
        var mail = await SpoolReader.OnlyAsync(Spool);
        Assert.Matches($@"^Received: from inside\.example \(unknown \[127\.0\.0\.1\]\) \(using {version} with cipher TLS_\w+\) by ", mail.Received);
        Assert.Equal("Subject: TLS\r\n\r\nText\r\n", mail.Content);
    }

    // RFC 3207 section 4.2: whatever was said before the handshake is forgotten.
    [ProgramFact("openssl")]
    public async Task After_the_handshake_the_client_has_to_say_EHLO_again()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, TestCertificate.Write(_folder, "mx"));

        var run = await OpensslAsync(listener, Message);

        Assert.Contains("503 5.5.1 ", run.Output, StringComparison.Ordinal);
        Assert.Empty(SpoolReader.MaildirFiles(Spool));
    }

    // CVE-2011-0411: commands slipped in behind STARTTLS must not be run as if they came by TLS.
    [Fact]
    public async Task Commands_behind_STARTTLS_are_thrown_away_and_told_of()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, TestCertificate.Write(_folder, "mx"));
        await using var dialog = await Dialog.BeginAsync(listener.Address);

        await dialog.StartTlsAsync("STARTTLS\r\nEHLO evil.example\r\nMAIL FROM:<evil@x.test>\r\n");

        Assert.StartsWith("250-mx.example.net\r\n250-PIPELINING", await dialog.SayAsync("EHLO client.example"), StringComparison.Ordinal);
        Assert.StartsWith("250 2.0.0 ", await dialog.MailAsync("Subject: TLS\r\n\r\nText\r\n"), StringComparison.Ordinal);
        var mail = await SpoolReader.OnlyAsync(Spool);
        Assert.Equal(("a@x.test", "client.example"), (mail.Sender("address"), mail.Session("helo")));
        Assert.Contains("text-before-handshake", mail.Wire);
    }

    [Fact]
    public async Task A_renewed_certificate_is_shown_without_a_restart()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, TestCertificate.Write(_folder, "mx", "old.example.net"));
        await using var open = await Dialog.BeginAsync(listener.Address);
        await open.StartTlsAsync();
        Assert.Equal("CN=old.example.net", open.Certificate?.Subject);

        TestCertificate.Write(_folder, "mx", "new.example.net");

        var shown = "";
        await Patience.UntilAsync(() => (shown = SubjectAsync(listener).GetAwaiter().GetResult()) == "CN=new.example.net", "the new certificate is shown", () => shown + listener.Said);
        await open.SayAsync("EHLO client.example", "250");
        Assert.StartsWith("250 2.0.0 ", await open.MailAsync("Subject: TLS\r\n\r\nText\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_renewal_leaves_the_certificate_that_works()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, TestCertificate.Write(_folder, "mx", "old.example.net"));
        Assert.Equal("CN=old.example.net", await SubjectAsync(listener));

        File.WriteAllText(_folder["mx.pem"], "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n");
        await Patience.UntilAsync(
            () => SubjectAsync(listener).GetAwaiter().GetResult() == "CN=old.example.net" && listener.Said.Contains("warning", StringComparison.OrdinalIgnoreCase),
            "it complains and goes on",
            () => listener.Said);
    }

    private static async Task<string> SubjectAsync(ListenerProgram listener)
    {
        await using var dialog = await Dialog.BeginAsync(listener.Address);
        await dialog.StartTlsAsync();
        return dialog.Certificate!.Subject;
    }

    private Task<ProgramRun> OpensslAsync(ListenerProgram listener, string input, params string[] options) => ProgramRun.RunAsync(
        "openssl",
        [
            "s_client", "-starttls", "smtp", "-connect", $"127.0.0.1:{listener.Port}", "-quiet", "-crlf", "-CAfile", _folder["mx.pem"], "-verify_return_error",
            "-verify_hostname", ListenerProgram.HostName, .. options,
        ],
        input);
}
