using System.Diagnostics;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Streams.Tests.Support;

namespace ForgeryCheck.Streams.Tests.Working;

/// <summary>forgerycheck work as a service: what its manager hears from it, and what it reads again.</summary>
public sealed class ServiceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly NotifySocket _manager = new();

    public void Dispose()
    {
        _manager.Dispose();
        _folder.Dispose();
    }

    [ProgramFact("nats-server")]
    public async Task It_is_ready_once_it_has_connected_and_rules_count_from_the_next_message_on()
    {
        await using var server = await NatsServer.StartAsync();
        Directory.CreateDirectory(_folder["rules"]);
        using var worker = Start(server.Url, "--rules", _folder["rules"]);
        var output = worker.StandardError.ReadToEndAsync();
        try
        {
            var ready = await _manager.HearAsync("READY=1");
            await ReportAsync(server, "honest-postfix.eml", 1);

            _folder.Write("rules/own.csv", "whatever,it,says\n");
            await SignalAsync(worker, "HUP");
            await _manager.HearAsync("RELOADING=1");
            await _manager.HearAsync("READY=1");
            await ReportAsync(server, "forged-typed-lines.eml", 2);
            await SignalAsync(worker, "TERM");
            await _manager.HearAsync("STOPPING=1");
            await worker.WaitForExitAsync().WaitAsync(Patience.Longest);

            var rules = (await server.ReadAsync("forgerycheck-reports")).Select(report => System.Text.Json.JsonDocument.Parse(report.Text).RootElement.GetProperty("tool").GetProperty("rules").GetString());
            Assert.Equal(2, rules.Distinct().Count());
            Assert.Contains("STATUS=0 reported, 0 dead letters", ready);
            Assert.Equal(0, worker.ExitCode);
            Assert.Contains(" info reloaded\n", await output, StringComparison.Ordinal);
        }
        finally
        {
            worker.Kill(entireProcessTree: true);
        }
    }

    [ProgramFact("nats-server")]
    public async Task Without_a_server_it_waits_for_one_and_then_works()
    {
        await using var server = await NatsServer.StartAsync();
        server.Kill();
        using var worker = Start(server.Url);
        var output = worker.StandardError.ReadToEndAsync();
        try
        {
            var ready = await _manager.HearAsync("READY=1");
            await server.StartAgainAsync();
            await ReportAsync(server, "honest-postfix.eml", 1);
            await SignalAsync(worker, "TERM");
            await worker.WaitForExitAsync().WaitAsync(Patience.Longest);

            Assert.Contains("STATUS=waiting for the server", ready);
            Assert.Equal(0, worker.ExitCode);
            Assert.Single((await output).Split('\n'), line => line.Contains(" warning server-away ", StringComparison.Ordinal));
        }
        finally
        {
            worker.Kill(entireProcessTree: true);
        }
    }

    [ProgramFact("env")]
    public async Task A_worker_that_waits_for_a_server_ends_when_it_is_asked_to()
    {
        using var worker = Start($"nats://127.0.0.1:{Patience.FreePort()}");
        await _manager.HearAsync("READY=1");
        await SignalAsync(worker, "TERM");
        await worker.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(0, worker.ExitCode);
    }

    [ProgramFact("nats-server")]
    public async Task A_login_that_the_server_refuses_ends_it()
    {
        await using var server = await NatsServer.StartAsync("authorization { user: u, password: secret }");
        using var worker = Start(server.Url);
        var error = await worker.StandardError.ReadToEndAsync().WaitAsync(Patience.Longest);
        await worker.WaitForExitAsync().WaitAsync(Patience.Longest);

        Assert.Equal(2, worker.ExitCode);
        Assert.Contains("forgerycheck: nats://127.0.0.1:", error, StringComparison.Ordinal);
        Assert.Contains("login", error, StringComparison.Ordinal);
    }

    private static async Task ReportAsync(NatsServer server, string sample, long reports)
    {
        await Samples.SubmitAsync(server.Streams, isBatch: false, Path.Combine(Samples.All, sample));
        await Patience.UntilAsync(() => server.CountAsync("forgerycheck-reports").GetAwaiter().GetResult() >= reports, "it is reported");
    }

    private static async Task SignalAsync(Process process, string name)
    {
        using var signal = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        await signal.WaitForExitAsync();
        Assert.Equal(0, signal.ExitCode);
    }

    private Process Start(string url, params string[] options)
    {
        string[] command = [.. _manager.Manager(), InstalledProgram.FileOf("dotnet"), Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll"), "work", "--no-config", "--no-progress", .. options, url];
        return Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
    }
}
