using System.Text.Json;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Programs;

/// <summary>The listener as smtpd_proxy_filter of a real Postfix: the sender hears what became of the message.</summary>
[Collection(RealPrograms.Name)]
public sealed class PostfixBeforeQueueTests : IDisposable
{
    // Postfix adds Date and Message-ID where they are missing.
    private static readonly string Honest =
        "From: a@x.test\r\nTo: b@sink.test\r\nSubject: Before the queue\r\nMessage-ID: <before@x.test>\r\n"
        + $"Date: {DateTimeOffset.UtcNow:ddd, d MMM yyyy HH:mm:ss} +0000\r\n\r\nCaf\u00c3\u00a9\r\n";

    // Two lines typed by hand, as in samples/forged-typed-lines.eml.
    private const string Forged =
        "Received: from mail.inselbank.example by smtp.seaport.example (8.12.9)\r\n"
        + "Received: from branch4.inselbank.example by mail.inselbank.example (8.11.6)\r\n"
        + "From: Inselbank <service@inselbank.example>\r\nTo: b@sink.test\r\nSubject: Please confirm your account\r\n"
        + "Date: Tue, 14 May 2024 22:11:09 +0000\r\nMessage-ID: <6643e17d.7733@mailer.example>\r\n\r\nFollow the link.\r\n";

    private readonly TempFolder _folder = new();

    private string Spool => _folder["spool"];

    public void Dispose() => _folder.Dispose();

    [ProgramFact("postfix", "smtp-sink", NeedsRoot = true)]
    public async Task The_sender_of_a_forged_message_hears_550_and_an_honest_one_is_delivered()
    {
        var back = Patience.FreePort();
        await using var sink = await SmtpSink.StartAsync(_folder);
        await using var listener = await StartAsync(back, "--on-forged", "reject", "--report", _folder["report.ndjson"], "--sync", "never");
        await using var postfix = await PostfixInstance.StartAsync(
            _folder, PostfixInstance.BeforeQueue(listener.Port) + " -o smtpd_proxy_options=speed_adjust", back, sink.Port);

        await using var client = await postfix.ConnectAsync("198.51.100.7", "hello.example");
        await client.SayAsync("MAIL FROM:<a@x.test> BODY=8BITMIME RET=FULL ENVID=QQ271828", "250");
        await client.SayAsync("RCPT TO:<b@sink.test> NOTIFY=DELAY ORCPT=rfc822;Bob@sink.test", "250");
        await client.SayAsync("DATA", "354");
        await client.SendAsync(Honest + ".\r\n");
        var honest = await client.HearAsync();
        var forged = await client.MailAsync(Forged, "b@sink.test");

        Assert.StartsWith("250 2.", honest, StringComparison.Ordinal);
        Assert.StartsWith("550 5.7.1 ", forged, StringComparison.Ordinal);
        var dump = Assert.Single(await sink.MessagesAsync(1, () => postfix.Log + listener.Said));
        Assert.Matches("X-Mail-Args: <a@x.test> .*RET=FULL", dump);
        Assert.Matches("X-Mail-Args: <a@x.test> .*ENVID=QQ271828", dump);
        Assert.Matches("X-Rcpt-Args: <b@sink.test> .*NOTIFY=DELAY", dump);
        Assert.EndsWith(Honest.Replace("\r\n", "\n", StringComparison.Ordinal) + "\n", dump, StringComparison.Ordinal);
        Assert.Contains("\nX-ForgeryCheck: ", dump, StringComparison.Ordinal);

        Assert.Equal(0, await listener.StopAsync());
        var reports = File.ReadAllLines(_folder["report.ndjson"]).Select(line => JsonDocument.Parse(line).RootElement.Clone()).ToList();
        Assert.Equal("forged", reports[1].GetProperty("verdict").GetString());
        Assert.NotEqual("forged", reports[0].GetProperty("verdict").GetString());
        Assert.All(reports, r => Assert.Equal("198.51.100.7", r.GetProperty("handOver").GetProperty("ip").GetString()));
        Assert.All(reports, r => Assert.Equal(2, r.GetProperty("boundaryLine").GetInt32()));
    }

    [ProgramFact("postfix", NeedsRoot = true)]
    public async Task Addresses_beyond_ASCII_go_through()
    {
        var back = Patience.FreePort();
        await using var listener = await StartAsync(back);
        await using var postfix = await PostfixInstance.StartAsync(_folder, PostfixInstance.BeforeQueue(listener.Port), back);

        await using (var client = await postfix.ConnectAsync("198.51.100.7", "hello.example"))
        {
            await client.SayAsync("MAIL FROM:<j\u00c3\u00bcrgen@x.test> SMTPUTF8 BODY=8BITMIME", "250");
            await client.SayAsync("RCPT TO:<andr\u00c3\u00a9@box.test>", "250");
            await client.SayAsync("DATA", "354");
            await client.SendAsync(Honest + ".\r\n");
            Assert.StartsWith("250 ", await client.HearAsync(), StringComparison.Ordinal);
        }

        var delivered = await postfix.DeliveredAsync(() => listener.Said);
        Assert.Contains("Return-Path: <j\u00c3\u00bcrgen@x.test>\n", delivered, StringComparison.Ordinal);
        Assert.Contains(" with UTF8SMTP id ", delivered, StringComparison.Ordinal);
        Assert.EndsWith("\n\nCaf\u00c3\u00a9\n", delivered, StringComparison.Ordinal);
    }

    [ProgramTheory("postfix", "smtp-sink", NeedsRoot = true)]
    [InlineData("-B", "554 5.7.9 Not this one", "-f", ".")]
    [InlineData("-b", "451 4.7.9 Not this one now", "-r", ".")]
    [InlineData("-B", "550 5.1.9 Nobody of that name", "-f", "rcpt")]
    [InlineData("-b", "450 4.2.9 Nobody at home", "-r", "rcpt")]
    public async Task The_sender_hears_what_the_next_hop_refuses(string option, string reply, string which, string command)
    {
        await using var sink = await SmtpSink.StartAsync(_folder, option, reply, which, command);
        await using var listener = await StartAsync(sink.Port);
        await using var postfix = await PostfixInstance.StartAsync(_folder, PostfixInstance.BeforeQueue(listener.Port), Patience.FreePort());

        await using var client = await postfix.ConnectAsync("198.51.100.7", "hello.example");
        var said = await client.MailAsync(Honest, "b@sink.test");

        Assert.Equal(reply + "\r\n", said);
        Assert.Empty(SpoolReader.MaildirFiles(Spool));
    }

    private Task<ListenerProgram> StartAsync(int back, params string[] options) => ListenerProgram.StartAsync(
        Spool, ["--forward", $"127.0.0.1:{back}", "--trust-xclient", "127.0.0.1", "--trust", PostfixInstance.HostName, "--keep", "maildir", .. options]);
}
