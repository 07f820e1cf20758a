using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ForgeryCheck.Cli.Tests.Inputs;

/// <summary>A folder on an IMAP server is read, and nothing there is changed.</summary>
public sealed class ImapTests
{
    private const string Report = "From: user@example.org\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nlook\n--b\nContent-Type: message/rfc822\n\n" + TestMail.Plain + "\n--b--\n";

    [ProgramFact("dovecot")]
    public void Dovecot_gives_the_messages_of_a_folder_and_keeps_them_as_they_were()
    {
        using var server = new Dovecot(TestMail.Plain, Report, TestMail.Plain + new string('x', 3 << 20));

        var run = Forgerycheck.Run("analyze", "--format", "ndjson", "--password-command", $"printf '%s\\nsecond line' '{Dovecot.Password}'", server.Url);

        Assert.Equal("", run.Error);
        var reports = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(4, reports.Count);
        Assert.All(reports, r => Assert.Matches("^imap://user@127.0.0.1:[0-9]+/INBOX/;UID=[0-9]+(!1)?$", r.GetProperty("source").GetString()));
        Assert.Single(reports, r => r.GetProperty("size").GetInt64() > 3 << 20);
        Assert.Equal(["0.M1.host:2,F", "1.M1.host", "2.M1.host"], server.Files().Select(name => name.Split(",S=")[0]));
        Assert.DoesNotContain(server.Files(), name => name.EndsWith('S'));
    }

    [ProgramFact("dovecot", "bash")]
    public void The_password_may_come_from_a_file_descriptor()
    {
        using var server = new Dovecot(TestMail.Plain);
        var start = new ProcessStartInfo("bash", ["-c", "dotnet \"$0\" analyze --format csv --password-fd 3 \"$1\" 3<<<\"$2\"", Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll"), server.Url, Dovecot.Password]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;

        Assert.Contains("/INBOX/;UID=1,", process.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    [ProgramFact("dovecot")]
    public void A_wrong_password_and_a_folder_that_is_not_there_are_told()
    {
        using var server = new Dovecot(TestMail.Plain);

        var wrong = Forgerycheck.Run("analyze", "--password-command", "echo wrong", server.Url);
        var missing = Forgerycheck.Run("analyze", "--password-command", $"echo '{Dovecot.Password}'", server.Url.Replace("INBOX", "Nowhere", StringComparison.Ordinal));
        var empty = Forgerycheck.Run("analyze", "--password-command", $"echo '{Dovecot.Password}'", server.Url.Replace("INBOX", "Reports", StringComparison.Ordinal));

        Assert.Equal((2, $"forgerycheck: {server.Url}: the server refused the login\n"), (wrong.ExitCode, wrong.Error));
        Assert.Equal(2, missing.ExitCode);
        Assert.EndsWith("no such folder on the server\n", missing.Error, StringComparison.Ordinal);
        Assert.Equal(3, empty.ExitCode);
        Assert.EndsWith("no mail found in this folder\n", empty.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_breaks_off_or_talks_nonsense_is_named()
    {
        foreach (var greeting in (string[])["", "220 mail.example.org ESMTP\r\n", "* OK [CAPABILITY IMAP4rev1] ready\r\n", "* BYE go away\r\n"])
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var server = Task.Run(() =>
            {
                using var client = listener.AcceptTcpClient();
                client.GetStream().Write(Encoding.ASCII.GetBytes(greeting));
            });
            var url = $"imap://user@127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/INBOX";

            var run = Forgerycheck.Run("analyze", "--password-command", "echo x", url);

            await server;
            Assert.Equal(2, run.ExitCode);
            Assert.StartsWith($"forgerycheck: {url}: ", run.Error, StringComparison.Ordinal);
            Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    [Theory]
    [InlineData("imaps://mail.example.org/INBOX", "the user name is missing")]
    [InlineData("imaps://user:secret@mail.example.org/INBOX", "a URL must not contain a password")]
    [InlineData("imaps://", "must name a folder on a server")]
    public void A_URL_that_will_not_do_is_refused_before_anything_is_done(string url, string reason)
    {
        var run = Forgerycheck.Run("analyze", url);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_terminal_nobody_can_be_asked_for_the_password()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = Task.Run(() =>
        {
            using var client = listener.AcceptTcpClient();
            client.GetStream().Write("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\r\n"u8);
            client.GetStream().ReadByte();
        });

        var run = Forgerycheck.Run("analyze", $"imap://user@127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/INBOX");

        await server;
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("forgerycheck: user@127.0.0.1: there is no terminal to ask for the password; use --password-fd or --password-command\n", run.Error);
    }
}
