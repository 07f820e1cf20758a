using ForgeryCheck.Milter.Tests.Support;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Milter.Tests.Programs;

/// <summary>A real Sendmail asks.</summary>
[Collection(RealPrograms.Name)]
public sealed class SendmailTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ProgramFact(SendmailInstance.Program, "m4", NeedsRoot = true)]
    public async Task A_message_is_delivered_with_our_fields_and_without_imitations()
    {
        await using var milter = await MilterProgram.StartAsync("--on-forged", "tag", "--authserv-id", "mx.example.net", "--report", _folder["report.ndjson"]);
        await using var sendmail = await SendmailInstance.StartAsync(_folder, milter.Port);
        await using var client = await sendmail.ConnectAsync("hello.example");
        Assert.StartsWith("250 ", await client.MailAsync(RawMails.Imitations + RawMails.Forged, "b@box.test"), StringComparison.Ordinal);

        var delivered = await sendmail.DeliveredAsync(() => milter.Said);
        Assert.Equal("", delivered);
    }
}
