using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Programs;

/// <summary>What swaks sends, and who our Received line and the facts say that it came from.</summary>
[Collection(RealPrograms.Name)]
public sealed class SwaksTests : IDisposable
{
    private const string Message = "From: a@x.test\r\nSubject: Swaks\r\n\r\nLine\r\n..two dots\r\n.\tone\r\n";

    private readonly TempFolder _folder = new();

    private string Spool => _folder["spool"];

    public void Dispose() => _folder.Dispose();

    [ProgramFact("swaks")]
    public async Task A_plain_message_is_kept_byte_for_byte_under_a_line_that_names_the_client()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool);

        await SendAsync(listener);

        var mail = await SpoolReader.OnlyAsync(Spool);
        Assert.Equal(Message, mail.Content);
        Assert.Matches(
            @"^Received: from client\.example \(unknown \[127\.0\.0\.1\]\) by mx\.example\.net \(ForgeryCheck\) with ESMTP id \w+ for <b@y\.test>; \w{3}, \d",
            mail.Received);
        Assert.Contains($" id {mail.Id} ", mail.Received, StringComparison.Ordinal);
        Assert.Equal(("127.0.0.1", "127.0.0.1", "peer"), (mail.Session("peer"), mail.Session("client"), mail.Session("source")));
        Assert.Equal("a@x.test", mail.Sender("address"));
        Assert.Empty(mail.Wire);
        Assert.Equal("forgerycheck/report/1", mail.Report("schema"));
    }

    [ProgramTheory("swaks")]
    [InlineData("tlsv1_2", "TLSv1.2")]
    [InlineData("tlsv1_3", "TLSv1.3")]
    public async Task With_STARTTLS_the_line_tells_version_and_cipher(string asked, string told)
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, TestCertificate.Write(_folder, "mx"));

        await SendAsync(listener, "--tls", "--tls-protocol", asked, "--tls-verify", "--tls-ca-path", _folder["mx.pem"]);

        var mail = await SpoolReader.OnlyAsync(Spool);
        Assert.Matches($@" \(using {told} with cipher TLS_\w+\) by mx\.example\.net \(ForgeryCheck\) with ESMTPS id ", mail.Received);
        Assert.Equal((told, "ESMTPS"), (mail.Session("tls"), mail.Session("protocol")));
        Assert.Contains($" with cipher {mail.Session("cipher")})", mail.Received, StringComparison.Ordinal);
        Assert.Equal(Message, mail.Content);
    }

    [ProgramFact("swaks")]
    public async Task XCLIENT_of_a_trusted_peer_says_who_the_client_is()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, "--trust-xclient", "127.0.0.1");

        await SendAsync(listener, "--xclient-addr", "198.51.100.7", "--xclient-name", "mail.stranger.example", "--xclient-port", "4711");

        var mail = await SpoolReader.OnlyAsync(Spool);
        Assert.StartsWith("Received: from client.example (mail.stranger.example [198.51.100.7]) by ", mail.Received, StringComparison.Ordinal);
        Assert.Equal(("127.0.0.1", "198.51.100.7", "xclient"), (mail.Session("peer"), mail.Session("client"), mail.Session("source")));
        Assert.Equal(("4711", "mail.stranger.example"), (mail.Session("clientPort"), mail.Session("clientName")));
        Assert.Equal("198.51.100.7", mail.Report("handOver", "ip"));
    }

    [ProgramFact("swaks")]
    public async Task XCLIENT_of_a_stranger_is_refused_and_told_of()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, "--trust-xclient", "192.0.2.1");

        var run = await SwaksAsync(listener, "--xclient-addr", "198.51.100.7");
        await using (var dialog = await Dialog.BeginAsync(listener.Address))
        {
            await dialog.SayAsync("XCLIENT ADDR=198.51.100.7", "550 5.7.0 ");
            await dialog.SayAsync("XFORWARD ADDR=198.51.100.7", "550 5.7.0 ");
            Assert.StartsWith("250 ", await dialog.MailAsync(Message.Replace("\r\n.", "\r\n..", StringComparison.Ordinal)), StringComparison.Ordinal);
        }

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("Host did not advertise XCLIENT", run.All, StringComparison.Ordinal);
        var mail = await SpoolReader.OnlyAsync(Spool);
        Assert.StartsWith("Received: from client.example (unknown [127.0.0.1]) by ", mail.Received, StringComparison.Ordinal);
        Assert.Equal(("127.0.0.1", "peer"), (mail.Session("client"), mail.Session("source")));
        Assert.Contains("client-claim-by-stranger", mail.Wire);
    }

    [ProgramTheory("swaks")]
    [InlineData("1", "TCP4", "198.51.100.7", "192.0.2.25", "[198.51.100.7]")]
    [InlineData("1", "TCP6", "2001:db8::7", "2001:db8::25", "[IPv6:2001:db8::7]")]
    [InlineData("2", "AF_INET", "198.51.100.7", "192.0.2.25", "[198.51.100.7]")]
    [InlineData("2", "AF_INET6", "2001:db8::7", "2001:db8::25", "[IPv6:2001:db8::7]")]
    public async Task PROXY_of_a_trusted_peer_says_who_the_client_is(string version, string family, string from, string to, string written)
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, "--trust-proxy", "127.0.0.0/8");

        await SendAsync(listener, Proxy(version, family, from, to));

        var mail = await SpoolReader.OnlyAsync(Spool);
        Assert.StartsWith($"Received: from client.example (unknown {written}) by ", mail.Received, StringComparison.Ordinal);
        Assert.Equal(("127.0.0.1", from, "4711", "proxy"), (mail.Session("peer"), mail.Session("client"), mail.Session("clientPort"), mail.Session("source")));
        Assert.Equal(Message, mail.Content);
    }

    [ProgramTheory("swaks")]
    [InlineData("1", "TCP4")]
    [InlineData("2", "AF_INET")]
    public async Task PROXY_of_a_stranger_is_not_believed(string version, string family)
    {
        await using var listener = await ListenerProgram.StartAsync(Spool);

        await SwaksAsync(listener, Proxy(version, family, "198.51.100.7", "192.0.2.25"));
        await SendAsync(listener);

        // Whether the first session goes on is not said; who its client is, is.
        await Patience.UntilAsync(() => listener.Said.Contains("proxy-by-stranger=1", StringComparison.Ordinal), "the log tells of it", () => listener.Said);
        var mails = await SpoolReader.MaildirAsync(Spool, SpoolReader.MaildirFiles(Spool).Length);
        Assert.NotEmpty(mails);
        Assert.All(mails, m => Assert.Equal(("127.0.0.1", "peer"), (m.Session("client"), m.Session("source"))));
        Assert.DoesNotContain(mails, m => m.Received.Contains("198.51.100.7", StringComparison.Ordinal));
    }

    [ProgramFact("swaks")]
    public async Task LMTP_answers_for_each_recipient()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, "--lmtp");

        var run = await SendAsync(listener, "--protocol", "LMTP", "--to", "b@y.test,c@y.test,d@y.test");

        Assert.Contains(" -> LHLO client.example", run.Output, StringComparison.Ordinal);
        var mail = await SpoolReader.OnlyAsync(Spool);
        Assert.Contains(" with LMTP id ", mail.Received, StringComparison.Ordinal);
        Assert.DoesNotContain(" for ", mail.Received, StringComparison.Ordinal);
        Assert.Equal(["b@y.test", "c@y.test", "d@y.test"], mail.Recipients);
        Assert.Equal(3, run.Output[run.Output.LastIndexOf(" -> .", StringComparison.Ordinal)..].Split("<-  250 ").Length - 1);
    }

    [ProgramFact("swaks")]
    public async Task A_pipelined_message_for_many_keeps_all_recipients_and_tells_none_of_the_others()
    {
        string[] recipients = [.. Enumerable.Range(1, 150).Select(i => $"r{i}@y.test")];
        await using var listener = await ListenerProgram.StartAsync(Spool);

        await SendAsync(listener, "--pipeline", "--to", string.Join(',', recipients));

        var mail = await SpoolReader.OnlyAsync(Spool);
        Assert.Equal(recipients, mail.Recipients);
        Assert.DoesNotContain("y.test", mail.Received, StringComparison.Ordinal);
        Assert.Empty(mail.Wire);
    }

    private static string[] Proxy(string version, string family, string from, string to) =>
    [
        "--proxy-version", version, "--proxy-family", family, "--proxy-source", from, "--proxy-source-port", "4711", "--proxy-dest", to, "--proxy-dest-port", "25",
        .. version == "2" ? (string[])["--proxy-command", "PROXY", "--proxy-protocol", "STREAM"] : [],
    ];

    private async Task<ProgramRun> SendAsync(ListenerProgram listener, params string[] options)
    {
        var run = await SwaksAsync(listener, options);
        Assert.True(run.ExitCode == 0, run.All);
        return run;
    }

    private Task<ProgramRun> SwaksAsync(ListenerProgram listener, params string[] options) => ProgramRun.RunAsync("swaks",
    [
        "--server", "127.0.0.1", "--port", $"{listener.Port}", "--helo", "client.example", "--from", "a@x.test", "--to", "b@y.test",
        // It adds the last line end itself.
        "--data", "@" + _folder.Write("message", Message[..^2]), .. options,
    ]);
}
