using System.Diagnostics;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Programs;

/// <summary>Behind a real HAProxy, the client is who came to HAProxy.</summary>
[Collection(RealPrograms.Name)]
public sealed class HaproxyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Spool => _folder["spool"];

    public void Dispose() => _folder.Dispose();

    [ProgramTheory("haproxy", "swaks")]
    [InlineData("send-proxy")]
    [InlineData("send-proxy-v2")]
    public async Task The_client_is_told_by_PROXY(string option)
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, "--trust-proxy", "127.0.0.1");
        var port = Patience.FreePort();
        var config = _folder.Write("haproxy.cfg", $"""
            defaults
              mode tcp
              timeout connect 10s
              timeout client 60s
              timeout server 60s
            listen smtp
              bind 127.0.0.1:{port}
              server mx 127.0.0.1:{listener.Port} {option}

            """);
        using var haproxy = Process.Start(new ProcessStartInfo(InstalledProgram.FileOf("haproxy"), ["-db", "-f", config]))!;
        try
        {
            await Patience.UntilListeningAsync(port);
            var run = await ProgramRun.RunAsync("swaks",
            [
                "--server", "127.0.0.1", "--port", $"{port}", "--local-interface", "127.0.0.5", "--helo", "client.example", "--from", "a@x.test", "--to", "b@y.test",
            ]);
            Assert.True(run.ExitCode == 0, run.All);
        }
        finally
        {
            haproxy.Kill();
            await haproxy.WaitForExitAsync();
        }

        var mail = await SpoolReader.OnlyAsync(Spool);
        Assert.StartsWith("Received: from client.example (unknown [127.0.0.5]) by ", mail.Received, StringComparison.Ordinal);
        Assert.Equal(("127.0.0.1", "127.0.0.5", "proxy"), (mail.Session("peer"), mail.Session("client"), mail.Session("source")));
        Assert.NotEqual(mail.Session("peerPort"), mail.Session("clientPort"));
    }
}
