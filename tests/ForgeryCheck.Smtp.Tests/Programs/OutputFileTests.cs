using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Programs;

/// <summary>The files that a server appends to while other programs look after them.</summary>
[Collection(RealPrograms.Name)]
public sealed class OutputFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ProgramTheory("env")]
    [InlineData("--report")]
    [InlineData("--log")]
    public async Task A_file_that_another_process_writes_is_refused_until_that_one_has_ended(string option)
    {
        string[] file = [option, _folder["mail.ndjson"]];
        await using (await ListenerProgram.StartAsync(_folder["first"], file))
        {
            var second = await ProgramRun.RunAsync(
                "dotnet", [Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll"), "listen", "--no-config", "--bind", "127.0.0.1:0", "--spool", _folder["second"], .. file]);

            Assert.Equal(2, second.ExitCode);
            Assert.Contains(_folder["mail.ndjson"], Assert.Single(second.Error.Trim().Split('\n')), StringComparison.Ordinal);
            Assert.Contains("another process writes it", second.Error, StringComparison.Ordinal);
        }

        await using var next = await ListenerProgram.StartAsync(_folder["first"], file);
    }

    [ProgramFact("env")]
    public async Task After_a_hangup_a_renamed_file_is_left_and_the_new_one_is_locked()
    {
        string[] files = ["--report", _folder["mail.ndjson"], "--log", _folder["log"]];
        await using var listener = await ListenerProgram.StartAsync(_folder["first"], files);
        File.Move(_folder["mail.ndjson"], _folder["mail.1"]);
        File.Move(_folder["log"], _folder["log.1"]);

        listener.Send(ListenerProgram.Hangup);
        await Patience.UntilAsync(() => File.Exists(_folder["log"]) && File.ReadAllText(_folder["log"]).Contains(" reloaded", StringComparison.Ordinal), "it logs to the new file");
        // The second time they are the same files.
        listener.Send(ListenerProgram.Hangup);
        await Patience.UntilAsync(() => File.ReadAllText(_folder["log"]).Split(" reloaded").Length == 3, "it logs again");

        Assert.Equal("", File.ReadAllText(_folder["mail.ndjson"]));
        Assert.DoesNotContain(" reloaded", File.ReadAllText(_folder["log.1"]), StringComparison.Ordinal);
        foreach (var (option, path) in new[] { ("--report", _folder["mail.ndjson"]), ("--log", _folder["log"]) })
        {
            var second = await ProgramRun.RunAsync(
                "dotnet", [Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll"), "listen", "--no-config", "--bind", "127.0.0.1:0", "--spool", _folder["second"], option, path]);
            Assert.Contains("another process writes it", second.Error, StringComparison.Ordinal);
        }
    }

    [ProgramFact("env")]
    public async Task Devices_are_for_all()
    {
        await using var first = await ListenerProgram.StartAsync(_folder["first"], "--report", "/dev/null", "--log", "/dev/null");
        await using var second = await ListenerProgram.StartAsync(_folder["second"], "--report", "/dev/null", "--log", "/dev/null");

        foreach (var listener in new[] { first, second })
        {
            Assert.Contains("listening on 127.0.0.1:", listener.Said, StringComparison.Ordinal);
            Assert.Equal(0, await listener.StopAsync());
        }
    }
}
