using System.Text.Json;
using ForgeryCheck.Milter.Tests.Support;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Milter.Tests.Programs;

/// <summary>A real Sendmail asks.</summary>
[Collection(RealPrograms.Name)]
public sealed class SendmailTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ProgramFact(SendmailInstance.Program, "m4", "unshare", NeedsRoot = true)]
    public async Task A_message_is_delivered_with_our_fields_on_top_and_without_imitations()
    {
        var file = _folder["report.ndjson"];
        await using var milter = await MilterProgram.StartAsync("--on-forged", "tag", "--authserv-id", "mx.example.net", "--report", file);
        await using var sendmail = await SendmailInstance.StartAsync(_folder, milter.Port);
        await using var client = await sendmail.ConnectAsync("hello.example");
        Assert.StartsWith("250 ", await client.MailAsync(RawMails.Imitations + RawMails.Forged, "b@box.test"), StringComparison.Ordinal);

        var delivered = await sendmail.DeliveredAsync(() => milter.Said);
        await Patience.UntilAsync(() => File.ReadAllText(file).EndsWith('\n'), "the report is written", () => milter.Said);
        var report = JsonDocument.Parse(Assert.Single(File.ReadAllLines(file))).RootElement;
        var session = report.GetProperty("session");
        var (id, queueId) = (session.GetProperty("id").GetString(), session.GetProperty("queueId").GetString());
        Assert.Matches(
            $@"^Return-Path: <a@x\.test>\nX-ForgeryCheck: forged; score=\S+; from-line=2; hand-over=127\.0\.0\.1;\n\tid={id}; host=relay\.example\.org\n"
            + @"Authentication-Results: mx\.example\.net; x-forgerycheck=fail[^\n]*(\n\t[^\n]*)*\n"
            + $@"Received: from hello\.example \([^\n]*\[127\.0\.0\.1\][^\n]*\)\n\tby relay\.example\.org \([^\n]*\) with ESMTP id {queueId}\n",
            delivered);
        Assert.Equal(["mx.example.net", "other.example"], HeaderText.Values(delivered, "Authentication-Results").Select(value => value.Split(';')[0]));
        Assert.Single(HeaderText.Values(delivered, "X-ForgeryCheck"));
        // Sendmail adds each new one above the last.
        Assert.Equal(["consistent; score=1", "consistent; score=0"], HeaderText.Values(delivered, "X-Received-X-ForgeryCheck"));
        Assert.EndsWith("\n\nFollow the link.\n", delivered, StringComparison.Ordinal);
        Assert.Equal(("forged", "hello.example", "relay.example.org"), (report.GetProperty("verdict").GetString(), session.GetProperty("helo").GetString(), session.GetProperty("host").GetString()));
    }

    [ProgramTheory(SendmailInstance.Program, "m4", "unshare", NeedsRoot = true)]
    [InlineData("reject", "550 5.7.1 Message rejected: Received header fields appear to be forged\r\n")]
    [InlineData("tempfail", "451 4.7.1 Message deferred: Received header fields appear to be forged\r\n")]
    public async Task The_sender_of_a_forged_message_hears_the_reply_and_an_honest_one_is_delivered(string action, string reply)
    {
        await using var milter = await MilterProgram.StartAsync("--on-forged", action);
        await using var sendmail = await SendmailInstance.StartAsync(_folder, milter.Port);
        await using var client = await sendmail.ConnectAsync("hello.example");
        Assert.Equal(reply, await client.MailAsync(RawMails.Forged, "b@box.test"));
        Assert.StartsWith("250 ", await client.MailAsync(RawMails.Honest, "b@box.test"), StringComparison.Ordinal);
        Assert.Contains("Subject: Hello\n\tfriend\n", await sendmail.DeliveredAsync(() => milter.Said), StringComparison.Ordinal);
    }

    [ProgramFact(SendmailInstance.Program, "m4", "unshare", NeedsRoot = true)]
    public async Task A_forged_message_is_held()
    {
        await using var milter = await MilterProgram.StartAsync("--on-forged", "quarantine");
        await using var sendmail = await SendmailInstance.StartAsync(_folder, milter.Port);
        await using var client = await sendmail.ConnectAsync("hello.example");
        Assert.StartsWith("250 ", await client.MailAsync(RawMails.Forged, "b@box.test"), StringComparison.Ordinal);
        Assert.StartsWith("250 ", await client.MailAsync(RawMails.Honest, "b@box.test"), StringComparison.Ordinal);
        Assert.Contains("Subject: Hello\n", await sendmail.DeliveredAsync(() => milter.Said), StringComparison.Ordinal);
        Assert.Equal(1, sendmail.Held);
    }
}
