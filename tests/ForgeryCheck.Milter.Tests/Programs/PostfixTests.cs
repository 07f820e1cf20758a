using System.Text.Json;
using ForgeryCheck.Milter.Tests.Support;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Milter.Tests.Programs;

/// <summary>A real Postfix asks.</summary>
[Collection(RealPrograms.Name)]
public sealed class PostfixTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Report => _folder["report.ndjson"];

    public void Dispose() => _folder.Dispose();

    [ProgramFact("postfix", NeedsRoot = true)]
    public async Task A_message_is_delivered_with_our_fields_on_top_and_without_imitations()
    {
        await using var milter = await StartAsync("--on-forged", "tag", "--authserv-id", "mx.example.net");
        await using var postfix = await StartPostfixAsync(milter);
        await using var client = await postfix.ConnectAsync("198.51.100.7", "hello.example");
        Assert.StartsWith("250 ", await client.MailAsync(RawMails.Imitations + RawMails.Forged, "b@box.test"), StringComparison.Ordinal);

        var delivered = await postfix.DeliveredAsync(() => milter.Said);
        var report = await ReportAsync(milter);
        var (id, queueId) = (Of(report, "id"), Of(report, "queueId"));
        Assert.Matches(
            @"^Return-Path: <a@x\.test>\n(X-Original-To: [^\n]*\n)?(Delivered-To: [^\n]*\n)?"
            + $@"X-ForgeryCheck: forged; score=\S+; from-line=2; hand-over=198\.51\.100\.7;\n\tid={id}; host=relay\.example\.org\n"
            + @"Authentication-Results: mx\.example\.net; x-forgerycheck=fail[^\n]*(\n\t[^\n]*)*\n"
            + $@"Received: from hello\.example \(unknown \[198\.51\.100\.7\]\)\n\tby relay\.example\.org \(Postfix\) with ESMTP id {queueId}\n",
            delivered);
        Assert.Equal(["mx.example.net", "other.example"], HeaderText.Values(delivered, "Authentication-Results").Select(value => value.Split(';')[0]));
        Assert.Single(HeaderText.Values(delivered, "X-ForgeryCheck"));
        Assert.Equal(["consistent; score=0", "consistent; score=1"], HeaderText.Values(delivered, "X-Received-X-ForgeryCheck"));
        Assert.EndsWith("\n\nFollow the link.\n", delivered, StringComparison.Ordinal);

        Assert.Equal(("forged", 1, "198.51.100.7"), (report.GetProperty("verdict").GetString(), report.GetProperty("boundaryLine").GetInt32(), report.GetProperty("handOver").GetProperty("ip").GetString()));
        Assert.Equal(("hello.example", "milter", "ESMTP"), (Of(report, "helo"), Of(report, "source"), Of(report, "protocol")));
        Assert.Equal("a@x.test", report.GetProperty("envelope").GetProperty("sender").GetString());
    }

    [ProgramTheory("postfix", NeedsRoot = true)]
    [InlineData("reject", "550 5.7.1 Message rejected: Received header fields appear to be forged\r\n")]
    [InlineData("tempfail", "451 4.7.1 Message deferred: Received header fields appear to be forged\r\n")]
    public async Task The_sender_of_a_forged_message_hears_the_reply_and_an_honest_one_is_delivered(string action, string reply)
    {
        await using var milter = await StartAsync("--on-forged", action);
        await using var postfix = await StartPostfixAsync(milter);
        await using var client = await postfix.ConnectAsync("198.51.100.7", "hello.example");
        Assert.Equal(reply, await client.MailAsync(RawMails.Forged, "b@box.test"));
        Assert.StartsWith("250 ", await client.MailAsync(RawMails.Honest, "b@box.test"), StringComparison.Ordinal);
        Assert.Contains("Subject: Hello\n\tfriend\n", await postfix.DeliveredAsync(() => milter.Said), StringComparison.Ordinal);
    }

    [ProgramFact("postfix", NeedsRoot = true)]
    public async Task A_forged_message_is_held()
    {
        await using var milter = await StartAsync("--on-forged", "quarantine");
        await using var postfix = await StartPostfixAsync(milter);
        await using var client = await postfix.ConnectAsync("198.51.100.7", "hello.example");
        Assert.StartsWith("250 ", await client.MailAsync(RawMails.Forged, "b@box.test"), StringComparison.Ordinal);
        Assert.StartsWith("250 ", await client.MailAsync(RawMails.Honest, "b@box.test"), StringComparison.Ordinal);
        Assert.Contains("Subject: Hello\n", await postfix.DeliveredAsync(() => milter.Said), StringComparison.Ordinal);
        Assert.Equal(1, postfix.Held);
    }

    [ProgramFact("postfix", NeedsRoot = true)]
    public async Task TLS_a_login_and_a_confirmed_name_are_recorded()
    {
        await using var milter = await StartAsync("--on-forged", "tag");
        var tls = TestCertificate.Write(_folder, "relay");
        await using var postfix = await StartPostfixAsync(milter, $" -o smtpd_tls_security_level=may -o smtpd_tls_cert_file={tls[1]} -o smtpd_tls_key_file={tls[3]}");
        await using var client = await postfix.ConnectAsync("198.51.100.7", "hello.example", user: "helga", tls: true, name: "client.example.net");
        Assert.StartsWith("250 ", await client.MailAsync(RawMails.Honest, "b@box.test"), StringComparison.Ordinal);

        var report = await ReportAsync(milter);
        Assert.Equal(("ESMTPSA", "TLSv1.3", "client.example.net"), (Of(report, "protocol"), Of(report, "tls"), Of(report, "clientName")));
        Assert.StartsWith("TLS_", Of(report, "cipher"), StringComparison.Ordinal);
        var login = Assert.Single(report.GetProperty("session").GetProperty("authentication").EnumerateArray());
        Assert.Equal(("helga", "verified"), (login.GetProperty("user").GetString(), login.GetProperty("outcome").GetString()));
    }

    [ProgramTheory("postfix", NeedsRoot = true)]
    [InlineData("accept", "250 ")]
    [InlineData("tempfail", "451 4.7.1 ")]
    [InlineData("reject", "550 5.5.0 ")]
    public async Task Without_the_milter_Postfix_does_as_it_is_set_to_do(string action, string reply)
    {
        var milter = await StartAsync("--on-forged", "reject");
        await using var postfix = await PostfixInstance.StartAsync(_folder, PostfixInstance.Milter($"inet:127.0.0.1:{milter.Port}", action), Patience.FreePort());
        await milter.KillAsync();
        await milter.DisposeAsync();
        await using var client = await Dialog.OpenAsync(new(System.Net.IPAddress.Loopback, postfix.Port));
        await client.SayAsync("EHLO hello.example");
        Assert.StartsWith(reply, await client.MailAsync(RawMails.Forged, "b@box.test"), StringComparison.Ordinal);
    }

    [ProgramFact("postfix", NeedsRoot = true)]
    public async Task A_socket_in_the_file_system_will_do()
    {
        var socket = Path.Combine(_folder.OpenFolder("run"), "milter.sock");
        await using var milter = await StartAsync("--on-forged", "tag", "--bind", $"unix:{socket}", "--socket-mode", "666");
        await using var postfix = await PostfixInstance.StartAsync(_folder, PostfixInstance.Milter($"unix:{socket}"), Patience.FreePort());
        await using var client = await postfix.ConnectAsync("198.51.100.7", "hello.example");
        Assert.StartsWith("250 ", await client.MailAsync(RawMails.Honest, "b@box.test"), StringComparison.Ordinal);
        Assert.Contains("\nX-ForgeryCheck: consistent; ", await postfix.DeliveredAsync(() => milter.Said), StringComparison.Ordinal);
        Assert.Equal(0, await milter.StopAsync());
        Assert.False(Path.Exists(socket));
    }

    [ProgramFact("postfix", "smtp-source", NeedsRoot = true)]
    public async Task Hundreds_of_messages_by_many_sessions_all_get_their_field()
    {
        await using var milter = await StartAsync("--on-forged", "tag");
        await using var postfix = await StartPostfixAsync(milter);
        var run = await ProgramRun.RunAsync("smtp-source", ["-s", "20", "-m", "300", "-l", "1000", "-f", "a@x.test", "-t", "b@box.test", $"127.0.0.1:{postfix.Port}"]);
        Assert.True(run.ExitCode == 0, run.All);
        await Patience.UntilAsync(() => postfix.DeliveredFiles.Count == 300, "all are delivered", () => postfix.Log);
        Assert.All(postfix.DeliveredFiles, file => Assert.Contains("X-ForgeryCheck: consistent; ", File.ReadAllText(file), StringComparison.Ordinal));
        Assert.Equal(0, await milter.StopAsync());
    }

    private Task<ListenerProgram> StartAsync(params string[] options) => MilterProgram.StartAsync(["--report", Report, .. options]);

    private Task<PostfixInstance> StartPostfixAsync(ListenerProgram milter, string more = "") =>
        PostfixInstance.StartAsync(_folder, PostfixInstance.Milter($"inet:127.0.0.1:{milter.Port}") + more, Patience.FreePort());

    private async Task<JsonElement> ReportAsync(ListenerProgram milter)
    {
        await Patience.UntilAsync(() => File.Exists(Report) && File.ReadAllText(Report).EndsWith('\n'), "the report is written", () => milter.Said);
        return JsonDocument.Parse(Assert.Single(File.ReadAllLines(Report))).RootElement.Clone();
    }

    private static string? Of(JsonElement report, string key) => report.GetProperty("session").GetProperty(key).GetString();
}
