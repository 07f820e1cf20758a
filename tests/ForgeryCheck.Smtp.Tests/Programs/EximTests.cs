using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Programs;

/// <summary>A real Exim that has the listener for its smart host.</summary>
[Collection(RealPrograms.Name)]
public sealed class EximTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Spool => _folder["spool"];

    private string Log => File.Exists(_folder["exim/log/mainlog"]) ? File.ReadAllText(_folder["exim/log/mainlog"]) : "";

    public void Dispose() => _folder.Dispose();

    [ProgramFact("exim4", NeedsRoot = true)]
    public async Task It_relays_a_message_by_TLS_in_chunks()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, TestCertificate.Write(_folder, "mx"));
        Configure(listener.Port);

        await InjectAsync("-odf", "Subject: Exim\n\nOne line\n.\n..two\nLast\n");

        Assert.DoesNotContain(" == ", Log, StringComparison.Ordinal); // deferred
        var mail = await SpoolReader.OnlyAsync(Spool);
        Assert.Matches(@"^Received: from exim\.example\.org \(unknown \[127\.0\.0\.1\]\) \(using TLSv1\.[23] with cipher TLS_\w+\) by mx\.example\.net \(ForgeryCheck\) with ESMTPS id \w+ for <b@y\.test>; ", mail.Received);
        Assert.StartsWith("Received: from root by exim.example.org with local (Exim 4.", mail.Content, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nOne line\r\n.\r\n..two\r\nLast\r\n", mail.Content, StringComparison.Ordinal);
        Assert.Contains(" K ", Log, StringComparison.Ordinal); // Exim's mark of CHUNKING
        Assert.Contains($"C=\"250", Log, StringComparison.Ordinal);
        Assert.Contains(mail.Id, Log, StringComparison.Ordinal);
        Assert.Empty(mail.Wire);
    }

    [ProgramFact("exim4", NeedsRoot = true)]
    public async Task It_relays_a_queue_of_messages()
    {
        const int Messages = 20;
        await using var listener = await ListenerProgram.StartAsync(Spool);
        Configure(listener.Port);
        for (var i = 0; i < Messages; i++)
        {
            await InjectAsync("-odq", $"Subject: Exim {i}\n\nLine {i}\n");
        }

        var run = await EximAsync("", "-qf");

        Assert.True(run.ExitCode == 0, run.All + Log);
        Assert.DoesNotContain(" == ", Log, StringComparison.Ordinal); // deferred
        var mails = await SpoolReader.MaildirAsync(Spool, Messages);
        Assert.Equal(
            Enumerable.Range(0, Messages).Select(i => $"Line {i}").Order(StringComparer.Ordinal),
            mails.Select(m => m.Content.TrimEnd()).Select(t => t[(t.LastIndexOf('\n') + 1)..]).Order(StringComparer.Ordinal));
        Assert.All(mails, m => Assert.Contains(" with ESMTP id ", m.Received, StringComparison.Ordinal));
        Assert.All(mails, m => Assert.Empty(m.Wire));
    }

    private async Task InjectAsync(string mode, string message)
    {
        var run = await EximAsync(message, mode, "-i", "-f", "a@x.test", "b@y.test");
        Assert.True(run.ExitCode == 0, run.All + Log);
    }

    private Task<ProgramRun> EximAsync(string input, params string[] options) => ProgramRun.RunAsync("exim4", ["-C", _folder["exim.conf"], .. options], input);

    private void Configure(int port)
    {
        var home = _folder.OpenFolder("exim");
        _folder.Write("exim.conf", $$"""
            primary_hostname = exim.example.org
            exim_path = {{InstalledProgram.FileOf("exim4")}}
            spool_directory = {{home}}
            log_file_path = {{home}}/log/%slog
            log_selector = +smtp_confirmation
            exim_user = Debian-exim
            exim_group = Debian-exim
            keep_environment =
            trusted_users = root
            hosts_treat_as_local =
            rfc1413_query_timeout = 0s
            local_interfaces = 127.0.0.1

            begin routers
            smarthost:
              driver = manualroute
              route_list = * 127.0.0.1 byname
              self = send
              transport = smart

            begin transports
            smart:
              driver = smtp
              port = {{port}}
              hosts_try_chunking = *
              tls_verify_hosts =
              tls_try_verify_hosts =

            """);
    }
}
