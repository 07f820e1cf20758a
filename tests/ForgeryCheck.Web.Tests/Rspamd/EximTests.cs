using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Rspamd;

/// <summary>A real Exim that asks by its spam condition. A balancer names the client (PROXY), so that it is not this host.</summary>
public sealed class EximTests : IDisposable
{
    // Debian's light Exim, which other tests use, has no content scanning.
    private const string Exim = "/opt/forgerycheck-exim-heavy/usr/sbin/exim4";
    private const string Client = "198.51.100.7";

    private readonly TempFolder _folder = new();

    private string Log => string.Concat(Directory.GetFiles(_folder.Location, "*log", SearchOption.AllDirectories).Select(File.ReadAllText));

    public void Dispose() => _folder.Dispose();

    [ProgramFact(Exim, "swaks", NeedsRoot = true)]
    public async Task Forged_mail_is_delivered_with_what_the_answer_says()
    {
        await using var server = await TestServer.StartAsync();
        var port = Patience.FreePort();
        await using var exim = RunningProgram.Start(Exim, ["-C", Configure(port, server.Address.Port), "-bdf"]);
        await Patience.UntilListeningAsync(port, () => exim.Said + Log);

        var forged = await SendAsync(port, Mails.Forged);
        var honest = await SendAsync(port, Mails.Honest);
        Assert.True(forged.ExitCode == 0, forged.All + Log);
        Assert.True(honest.ExitCode == 0, honest.All + Log);

        var mails = await MailsAsync(2);
        Assert.Matches("\nX-Spam-Action: add header\n", mails[0]);
        Assert.Matches("\nX-Spam-Score: (6|7)\\.[0-9] \\(\\+{6,7}\\)\n", mails[0]);
        Assert.Matches("\nX-Spam: yes\n", mails[0]);
        Assert.Matches($"\nX-ForgeryCheck: forged; score=[0-9.]+; from-line=2; hand-over={Client}; id=[-0-9A-Za-z]+; host=\\S+\n", mails[0]);
        Assert.DoesNotContain("X-ForgeryCheck: consistent", mails[0], StringComparison.Ordinal);
        Assert.Matches("\nX-Spam-Report: Action: add header\n X-ForgeryCheck: forged; [^\n]*\n Symbol: FC[0-9]{3}\\(", mails[0]);
        Assert.Matches("\nX-Spam-Action: no action\n", mails[1]);
        Assert.Matches($"\nX-ForgeryCheck: [a-z]+; score=[0-9.]+; hand-over={Client}; ", mails[1]);
        Assert.DoesNotContain("X-Spam: yes", mails[1], StringComparison.Ordinal);
        Assert.DoesNotContain("spam acl condition", Log, StringComparison.Ordinal);
    }

    [ProgramFact(Exim, "swaks", NeedsRoot = true)]
    public async Task Forged_mail_is_refused_if_the_answer_says_so()
    {
        await using var server = await TestServer.StartAsync(new() { OnForged = ForgedAction.Reject });
        var port = Patience.FreePort();
        await using var exim = RunningProgram.Start(Exim, ["-C", Configure(port, server.Address.Port), "-bdf"]);
        await Patience.UntilListeningAsync(port, () => exim.Said + Log);

        var forged = await SendAsync(port, Mails.Forged);
        var honest = await SendAsync(port, Mails.Honest);
        Assert.Contains("550 Forged", forged.All, StringComparison.Ordinal);
        Assert.True(honest.ExitCode == 0, honest.All + Log);
        Assert.Matches("\nX-Spam-Action: no action\n", Assert.Single(await MailsAsync(1)));
    }

    private static Task<ProgramRun> SendAsync(int port, string mail) => ProgramRun.RunAsync(
        "swaks",
        [
            "--server", "127.0.0.1", "--port", $"{port}", "--helo", "hello.example", "--from", "ann@sender.example", "--to", "bob@here.example",
            "--proxy", $"TCP4 {Client} 127.0.0.1 40000 25", "--data", "-",
        ],
        mail);

    private async Task<string[]> MailsAsync(int count)
    {
        var folder = _folder["mail/new"];
        await Patience.UntilAsync(() => Directory.Exists(folder) && Directory.GetFiles(folder).Length >= count, $"Exim delivers {count} messages", () => Log);
        return [.. new DirectoryInfo(folder).GetFiles().OrderBy(file => file.LastWriteTimeUtc).Select(file => File.ReadAllText(file.FullName))];
    }

    private string Configure(int port, int asked)
    {
        var home = _folder.OpenFolder("exim");
        return _folder.Write("exim.conf", $$$"""
            primary_hostname = mx.here.example
            exim_path = {{{Exim}}}
            spool_directory = {{{home}}}
            log_file_path = {{{home}}}/%slog
            pid_file_path = {{{home}}}/exim.pid
            exim_user = Debian-exim
            exim_group = Debian-exim
            keep_environment =
            rfc1413_query_timeout = 0s
            tls_advertise_hosts =
            hosts_proxy = 127.0.0.1
            local_interfaces = 127.0.0.1
            daemon_smtp_ports = {{{port}}}
            acl_smtp_rcpt = recipient
            acl_smtp_data = content
            spamd_address = 127.0.0.1 {{{asked}}} variant=rspamd

            begin acl
            recipient:
              accept

            content:
              warn spam = nobody:true
                   remove_header = X-ForgeryCheck
                   add_header = X-ForgeryCheck: ${if match{$spam_report}{\N(?m)^ X-ForgeryCheck: (.+)$\N}{$1}}
                   add_header = X-Spam-Score: $spam_score ($spam_bar)
                   add_header = X-Spam-Action: $spam_action
                   add_header = X-Spam-Report: $spam_report
              deny condition = ${if eq{$spam_action}{reject}}
                   message = Forged
              warn spam = nobody
                   add_header = X-Spam: yes
              accept

            begin routers
            mailbox:
              driver = accept
              transport = mailbox

            begin transports
            mailbox:
              driver = appendfile
              directory = {{{_folder.OpenFolder("mail")}}}
              maildir_format
              user = Debian-exim
              group = Debian-exim

            """);
    }
}
