using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Rspamd;

/// <summary>A real Haraka that asks by its rspamd plugin. A balancer names the client (PROXY), so that it is not this host.</summary>
public sealed class HarakaTests : IDisposable
{
    private const string Package = "/opt/forgerycheck-haraka/node_modules/Haraka";
    private const string Haraka = Package + "/bin/haraka";
    private const string Client = "198.51.100.7";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ProgramFact(Haraka, "node", "swaks")]
    public async Task Forged_mail_is_delivered_with_what_the_answer_says()
    {
        await using var server = await TestServer.StartAsync();
        var port = Patience.FreePort();
        await using var haraka = await StartAsync(port, server.Address.Port);

        var forged = await SendAsync(port, Mails.Forged);
        var honest = await SendAsync(port, Mails.Honest);
        Assert.True(forged.ExitCode == 0, forged.All + haraka.Said);
        Assert.True(honest.ExitCode == 0, honest.All + haraka.Said);

        var mails = Delivered();
        var first = Assert.Single(mails, mail => mail.Contains("confirm your account", StringComparison.Ordinal));
        var second = Assert.Single(mails, mail => mail.Contains("Minutes", StringComparison.Ordinal));
        Assert.Matches($"\nX-ForgeryCheck: forged; score=[0-9.]+; from-line=2;\\s+hand-over={Client};\\s+id=[-0-9A-Z.]+;\\s+host=\\S+\r?\n", first);
        Assert.DoesNotContain("X-ForgeryCheck: consistent", first, StringComparison.Ordinal);
        Assert.Matches("\nX-Rspamd-Score: (6|7)[0-9.]*\r?\n", first);
        Assert.Matches("\nX-Rspamd-Report: FC[0-9]{3}\\(", first);
        Assert.Matches($"\nX-ForgeryCheck: [a-z]+; score=[0-9.]+;\\s+hand-over={Client};\\s+id=", second);
        Assert.DoesNotContain("X-Rspamd", second, StringComparison.Ordinal);
    }

    [ProgramFact(Haraka, "node", "swaks")]
    public async Task Forged_mail_is_refused_if_the_answer_says_so()
    {
        await using var server = await TestServer.StartAsync(new() { OnForged = ForgedAction.Reject });
        var port = Patience.FreePort();
        await using var haraka = await StartAsync(port, server.Address.Port);

        var forged = await SendAsync(port, Mails.Forged);
        var honest = await SendAsync(port, Mails.Honest);
        Assert.Contains("550 Message rejected: Received header fields appear to be forged", forged.All, StringComparison.Ordinal);
        Assert.True(honest.ExitCode == 0, honest.All + haraka.Said);
        Assert.Contains("Minutes", Assert.Single(Delivered()), StringComparison.Ordinal);
    }

    [ProgramFact(Haraka, "node", "swaks")]
    public async Task Mail_waits_while_questions_are_refused()
    {
        await using var server = await TestServer.StartAsync(new() { Token = "a-token-of-the-tests" });
        var port = Patience.FreePort();
        await using var haraka = await StartAsync(port, server.Address.Port);

        var honest = await SendAsync(port, Mails.Honest);
        Assert.Contains("450 Rspamd scan error", honest.All, StringComparison.Ordinal);
        Assert.Empty(Delivered());
    }

    private static Task<ProgramRun> SendAsync(int port, string mail) => ProgramRun.RunAsync(
        "swaks",
        [
            "--server", "127.0.0.1", "--port", $"{port}", "--helo", "hello.example", "--from", "ann@sender.example", "--to", "bob@here.example",
            "--proxy", $"TCP4 {Client} 127.0.0.1 40000 25", "--data", "-",
        ],
        mail);

    // The plugin queue/test writes messages into the folder for temporary files.
    private string[] Delivered() => [.. Directory.GetFiles(_folder["mail"]).Select(File.ReadAllText)];

    private async Task<RunningProgram> StartAsync(int port, int asked)
    {
        _folder.OpenFolder("mail");
        Directory.CreateDirectory(_folder["config"]);
        _folder.Write("config/me", "mx.here.example\n");
        _folder.Write("config/plugins", "rcpt_to.in_host_list\nrspamd\nqueue/test\n");
        _folder.Write("config/host_list", "here.example\n");
        _folder.Write("config/smtp.ini", $"listen=127.0.0.1:{port}\nnodes=0\n");
        // It goes by every setting of this file, without which it does not run.
        var usual = await File.ReadAllTextAsync(Path.Combine(Package, "config/connection.ini"));
        _folder.Write("config/connection.ini", usual.Replace("hosts[] =\n", "hosts[] = 127.0.0.1\n", StringComparison.Ordinal));

        // It asks for the client's name, which no name server has to hear of.
        var offline = _folder.Write("offline.js", $"require('node:dns').setServers(['127.0.0.1:{Patience.FreePort()}'])\n");
        // It counts addresses for documentation among the private ones.
        _folder.Write("config/rspamd.ini", $"""
            host = 127.0.0.1
            port = {asked}
            [header]
            report = X-Rspamd-Report
            score = X-Rspamd-Score
            [check]
            private_ip = true
            [defer]
            error = true
            timeout = true

            """);
        var haraka = RunningProgram.Start(Haraka, ["-c", _folder.Location], ("TMPDIR", _folder["mail"]), ("NODE_OPTIONS", $"--require {offline}"));
        await Patience.UntilListeningAsync(port, () => haraka.Said);
        return haraka;
    }
}
