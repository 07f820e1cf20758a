using ForgeryCheck.Milter.Options;
using ForgeryCheck.Milter.Tests.Support;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Milter.Tests.Programs;

/// <summary>The milter as a service: what its manager hears from it and passes to it, and what it reads again.</summary>
[Collection(RealPrograms.Name)]
public sealed class ServiceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly NotifySocket _manager = new();

    public void Dispose()
    {
        _manager.Dispose();
        _folder.Dispose();
    }

    [ProgramFact("env")]
    public async Task Suppressions_count_from_the_next_message_on_in_a_connection_that_goes_on()
    {
        var config = _folder.Write("forgerycheck.json", """{ "milter": { "on-forged": "reject" } }""");
        await using var milter = await StartAsync(_manager.Manager(), "--bind", "inet:127.0.0.1:0", "--config", config);
        await _manager.HearAsync("READY=1");
        await using var mta = await TestMta.BeginAsync(new MilterAddress(milter.Address, null));
        var before = await mta.AskAsync(Mails.Forged);

        _folder.Write("forgerycheck.json", $$"""
            { "milter": { "on-forged": "reject" }, "suppress": [ {{string.Join(", ", RuleSet.All.Select(rule => Suppression(rule.Info.Id)))}} ] }
            """);
        await ReloadAsync(milter);
        var suppressed = await mta.AskAsync(Mails.Forged);
        _folder.Write("forgerycheck.json", "{");
        await ReloadAsync(milter);
        var invalid = await mta.AskAsync(Mails.Forged);

        Assert.StartsWith("y 550 5.7.1 ", before[^1], StringComparison.Ordinal);
        Assert.Equal("c", suppressed[^1]);
        Assert.Equal("c", invalid[^1]);
        milter.Send(ListenerProgram.Terminate);
        await _manager.HearAsync("STOPPING=1");
        Assert.Equal(0, await milter.EndAsync());
        var line = Assert.Single(milter.Said.Split('\n'), one => one.Contains("not-reloaded", StringComparison.Ordinal));
        Assert.Contains("forgerycheck.json", line, StringComparison.Ordinal);
    }

    [ProgramFact("python3")]
    public async Task Passed_sockets_take_the_place_of_addresses_and_their_files_stay()
    {
        var path = _folder["milter.sock"];
        await using var milter = await StartAsync(SocketParent.Passing("inet=tcp=", $"unix=unix={path}"), "--bind", $"unix:{_folder["own.sock"]}");
        await using (var mta = await TestMta.BeginAsync(new MilterAddress(null, path)))
        {
            Assert.Equal("c", (await mta.AskAsync(Mails.Forged))[^1]);
            milter.Send(ListenerProgram.Terminate);
            Assert.Equal('\0', (await mta.HearAsync()).Command);
        }

        // Whoever connects now may wait for the next run.
        await using var next = await TestMta.BeginAsync(new MilterAddress(null, path));
        Assert.Equal("c", (await next.AskAsync(Mails.Forged))[^1]);
        await using var inet = await TestMta.BeginAsync(new MilterAddress(milter.Address, null));
        Assert.Equal("c", (await inet.AskAsync(Mails.Forged))[^1]);
        Assert.Contains($"listening on unix:{path}\n", milter.Said, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["own.sock"]));
    }

    [ProgramFact("systemd-socket-activate")]
    public async Task It_is_started_by_the_first_mail_server_that_connects()
    {
        var path = _folder["milter.sock"];
        using var manager = System.Diagnostics.Process.Start(InstalledProgram.FileOf("systemd-socket-activate"),
        [
            "-l", path, InstalledProgram.FileOf("dotnet"), Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll"),
            "milter", "--no-config", "--dns", "off", "--on-forged", "reject", "--quiet",
        ]);
        try
        {
            await Patience.UntilAsync(() => File.Exists(path), "it listens");
            await using var mta = await TestMta.BeginAsync(new MilterAddress(null, path));

            Assert.StartsWith("y 550 5.7.1 ", (await mta.AskAsync(Mails.Forged))[^1], StringComparison.Ordinal);
        }
        finally
        {
            manager.Kill(entireProcessTree: true);
            await manager.WaitForExitAsync();
        }
    }

    private static Task<ListenerProgram> StartAsync(string[] manager, params string[] options) =>
        ListenerProgram.StartCommandAsync(manager, ["milter", "--dns", "off", .. options]);

    private static string Suppression(string rule)
    {
        var until = DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return $$"""{ "rule": "{{rule}}", "reason": "a test", "until": "{{until}}" }""";
    }

    private async Task ReloadAsync(ListenerProgram milter)
    {
        milter.Send(ListenerProgram.Hangup);
        await _manager.HearAsync("RELOADING=1");
        await _manager.HearAsync("READY=1");
    }
}
