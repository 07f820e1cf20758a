using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Programs;

/// <summary>The listener as content_filter of a real Postfix: behind its queue, and back into it.</summary>
[Collection(RealPrograms.Name)]
public sealed class PostfixAfterQueueTests : IDisposable
{
    // Postfix adds Date and Message-ID where they are missing.
    private static readonly string Content =
        "From: a@x.test\r\nTo: b@sink.test\r\nSubject: After the queue\r\nMessage-ID: <after@x.test>\r\n"
        + $"Date: {DateTimeOffset.UtcNow:ddd, d MMM yyyy HH:mm:ss} +0000\r\n\r\nCaf\u00c3\u00a9\r\n..two dots\r\n";

    private readonly TempFolder _folder = new();

    private string Spool => _folder["spool"];

    public void Dispose() => _folder.Dispose();

    [ProgramFact("postfix", "smtp-sink", NeedsRoot = true)]
    public async Task A_message_goes_through_with_its_parameters_and_the_report_knows_the_client()
    {
        var back = Patience.FreePort();
        await using var sink = await SmtpSink.StartAsync(_folder);
        await using var listener = await StartAsync(back);
        await using var postfix = await PostfixInstance.StartAsync(_folder, PostfixInstance.AfterQueue(listener.Port), back, sink.Port);

        await using (var client = await postfix.ConnectAsync("198.51.100.7", "hello.example"))
        {
            await client.SayAsync("MAIL FROM:<a@x.test> BODY=8BITMIME RET=HDRS ENVID=QQ314159", "250");
            await client.SayAsync("RCPT TO:<b@sink.test> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;Bob@sink.test", "250");
            await client.SayAsync("RCPT TO:<c@sink.test> NOTIFY=NEVER", "250");
            await client.SayAsync("DATA", "354");
            await client.SendAsync(Content.Replace("\r\n..", "\r\n...", StringComparison.Ordinal) + ".\r\n");
            Assert.StartsWith("250 ", await client.HearAsync(), StringComparison.Ordinal);
        }

        var dump = Assert.Single(await sink.MessagesAsync(1, () => postfix.Log + listener.Said));
        Assert.Contains("X-Mail-Args: <a@x.test> ", dump, StringComparison.Ordinal);
        Assert.Matches("X-Mail-Args: .* BODY=8BITMIME", dump);
        Assert.Matches("X-Mail-Args: .* RET=HDRS", dump);
        Assert.Matches("X-Mail-Args: .* ENVID=QQ314159", dump);
        Assert.Matches("X-Rcpt-Args: <b@sink.test> .*ORCPT=rfc822;Bob@sink.test", dump);
        Assert.Matches("X-Rcpt-Args: <b@sink.test> .*NOTIFY=SUCCESS,FAILURE", dump);
        Assert.Matches("X-Rcpt-Args: <c@sink.test> .*NOTIFY=NEVER", dump);
        Assert.EndsWith(Content.Replace("\r\n", "\n", StringComparison.Ordinal) + "\n", dump, StringComparison.Ordinal);

        var mail = await SpoolReader.OnlyAsync(Spool);
        Assert.Equal("127.0.0.1", mail.Session("client"));
        Assert.Equal(("198.51.100.7", "hello.example", "ESMTP"), (mail.Session("forwarded", "address"), mail.Session("forwarded", "helo"), mail.Session("forwarded", "protocol")));
        Assert.Contains($"by {PostfixInstance.HostName} (Postfix) with ESMTP id {mail.Session("forwarded", "identifier")}", mail.Content, StringComparison.Ordinal);
        Assert.Equal(("2", "198.51.100.7"), (mail.Report("boundaryLine"), mail.Report("handOver", "ip")));

        // What came back into the queue came, to Postfix's eyes, from the client itself.
        Assert.Contains("client=unknown[198.51.100.7]", postfix.Log, StringComparison.Ordinal);
        Assert.Matches(
            @"\nReceived: from mx\.example\.net \(unknown \[127\.0\.0\.1\]\)\n\tby relay\.example\.org \(Postfix\) with ESMTP id \w+;\n\t[^\n]*"
            + @"\nReceived: from relay\.example\.org\n\t\(unknown \[127\.0\.0\.1\]\)\n\tby mx\.example\.net \(ForgeryCheck\) with ESMTP id \w+;\n\t[^\n]*"
            + @"\nReceived: from hello\.example \(unknown \[198\.51\.100\.7\]\)\n\tby relay\.example\.org \(Postfix\)",
            dump);
    }

    [ProgramFact("postfix", NeedsRoot = true)]
    public async Task Addresses_beyond_ASCII_go_through()
    {
        var back = Patience.FreePort();
        await using var listener = await StartAsync(back);
        await using var postfix = await PostfixInstance.StartAsync(_folder, PostfixInstance.AfterQueue(listener.Port), back);

        await using (var client = await postfix.ConnectAsync("198.51.100.7", "hello.example"))
        {
            await client.SayAsync("MAIL FROM:<j\u00c3\u00bcrgen@x.test> SMTPUTF8 BODY=8BITMIME", "250");
            await client.SayAsync("RCPT TO:<andr\u00c3\u00a9@box.test>", "250");
            await client.SayAsync("DATA", "354");
            await client.SendAsync(Content + ".\r\n");
            Assert.StartsWith("250 ", await client.HearAsync(), StringComparison.Ordinal);
        }

        var delivered = await postfix.DeliveredAsync(() => listener.Said);
        Assert.Contains("Return-Path: <j\u00c3\u00bcrgen@x.test>\n", delivered, StringComparison.Ordinal);
        Assert.Contains("for <andr\u00c3\u00a9@box.test>", delivered, StringComparison.Ordinal);
        Assert.Contains(" with UTF8SMTP id ", delivered, StringComparison.Ordinal);
        Assert.Contains("\n\nCaf\u00c3\u00a9\n", delivered, StringComparison.Ordinal);
    }

    [ProgramFact("postfix", "smtp-sink", NeedsRoot = true)]
    public async Task A_next_hop_that_is_away_or_busy_leaves_the_message_in_the_queue()
    {
        var nobody = Patience.FreePort();
        await using var listener = await StartAsync(nobody);
        await using var postfix = await PostfixInstance.StartAsync(_folder, PostfixInstance.AfterQueue(listener.Port), Patience.FreePort());

        await using var client = await postfix.ConnectAsync("198.51.100.7", "hello.example");
        Assert.StartsWith("250 ", await client.MailAsync(Content, "b@sink.test"), StringComparison.Ordinal);

        await Patience.UntilAsync(() => postfix.Log.Contains("status=", StringComparison.Ordinal), "Postfix tries", () => postfix.Log + listener.Said);
        Assert.Matches(@"dsn=4\.\d\.\d, status=deferred \(host 127\.0\.0\.1\[127\.0\.0\.1\] said: 4\d\d ", postfix.Log);
        Assert.Empty(SpoolReader.MaildirFiles(Spool));
    }

    [ProgramFact("postfix", "smtp-sink", NeedsRoot = true)]
    public async Task What_the_next_hop_refuses_bounces()
    {
        await using var sink = await SmtpSink.StartAsync(_folder, "-B", "554 5.7.9 Not this one", "-f", ".");
        await using var listener = await StartAsync(sink.Port);
        await using var postfix = await PostfixInstance.StartAsync(_folder, PostfixInstance.AfterQueue(listener.Port), Patience.FreePort());

        await using var client = await postfix.ConnectAsync("198.51.100.7", "hello.example");
        Assert.StartsWith("250 ", await client.MailAsync(Content, "b@sink.test"), StringComparison.Ordinal);

        await Patience.UntilAsync(() => postfix.Log.Contains("status=", StringComparison.Ordinal), "Postfix tries", () => postfix.Log + listener.Said);
        Assert.Matches(@"dsn=5\.7\.9, status=bounced \(host 127\.0\.0\.1\[127\.0\.0\.1\] said: 554 5\.7\.9 Not this one", postfix.Log);
        Assert.Empty(SpoolReader.MaildirFiles(Spool));
    }

    private Task<ListenerProgram> StartAsync(int back) => ListenerProgram.StartAsync(
        Spool, "--forward", $"127.0.0.1:{back}", "--trust-xclient", "127.0.0.1", "--trust", PostfixInstance.HostName, "--keep", "maildir");
}
