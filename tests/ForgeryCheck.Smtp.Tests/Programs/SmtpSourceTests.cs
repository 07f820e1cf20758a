using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Programs;

/// <summary>What Postfix's smtp-source sends in many sessions at once is kept, all of it and byte for byte.</summary>
[Collection(RealPrograms.Name)]
public sealed class SmtpSourceTests : IDisposable
{
    private const int Messages = 200;

    private readonly TempFolder _folder = new();

    private string Spool => _folder["spool"];

    public void Dispose() => _folder.Dispose();

    [ProgramFact("smtp-source")]
    public async Task By_SMTP_into_a_Maildir()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool);

        await SendAsync(listener, "-d");

        var mails = await SpoolReader.MaildirAsync(Spool, Messages);
        Assert.Equal(Messages, mails.Count);
        Assert.Equal(Messages, mails.Select(m => m.Id).Distinct().Count());
        Assert.All(mails, m => Assert.Equal(Content, m.Content));
        Assert.All(mails, m => Assert.Matches(@"^Received: from source\.test \(unknown \[127\.0\.0\.1\]\) by mx\.example\.net \(ForgeryCheck\) with E?SMTP id ", m.Received));
        Assert.All(mails, m => Assert.Equal(["eight-bit-undeclared"], m.Wire));
    }

    [ProgramFact("smtp-source")]
    public async Task By_LMTP_into_an_mbox()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, "--lmtp", "--keep", "mbox");

        await SendAsync(listener, "-L", "-r", "2");

        // An mbox has each message whole before the client hears 250.
        var mails = SpoolReader.Mbox(Spool);
        Assert.Equal(Messages, mails.Count);
        Assert.Equal(Messages, mails.Select(m => m.Id).Distinct().Count());
        Assert.All(mails, m => Assert.Equal(Content.Replace("\r\nFrom ", "\r\n>From ", StringComparison.Ordinal), m.Content));
        Assert.All(mails, m => Assert.Equal(2, m.Recipients.Count()));
        Assert.All(mails, m => Assert.Contains(" with LMTP id ", m.Received, StringComparison.Ordinal));
    }

    private static string Content { get; } =
        "From: a@x.test\r\nSubject: Source\r\n\r\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $".line {i} with \u00e9\r\nFrom here\r\n..\r\n")) + "\r\n";

    private async Task SendAsync(ListenerProgram listener, params string[] options)
    {
        // It adds CR, the dot before a dot, and an empty line at the end.
        var message = _folder.Write("message", Content[..^4].Replace("\r\n", "\n", StringComparison.Ordinal));
        var run = await ProgramRun.RunAsync("smtp-source",
        [
            "-s", "10", "-m", $"{Messages}", "-M", "source.test", "-f", "a@x.test", "-t", "b@y.test", "-F", message, .. options, $"127.0.0.1:{listener.Port}",
        ]);
        Assert.True(run.ExitCode == 0, run.All);
    }
}
