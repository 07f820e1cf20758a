using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Programs;

/// <summary>
/// A kill leaves in place what the system has not yet written, so only the order of the calls shows that a message is on the disk before the
/// client hears 250.
/// </summary>
[Collection(RealPrograms.Name)]
public sealed class SystemCallTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Spool => _folder["spool"];

    public void Dispose() => _folder.Dispose();

    [ProgramFact("strace")]
    public async Task In_a_Maildir_the_file_is_flushed_then_renamed_and_the_folder_flushed_before_250()
    {
        var calls = await TraceAsync("maildir");

        var name = Path.GetFileName(Assert.Single(SpoolReader.MaildirFiles(Spool)));
        var written = Last(calls, "pwrite64", $"<{Spool}/tmp/{name}>");
        var flushed = Only(calls, "fdatasync", $"<{Spool}/tmp/{name}>");
        var facts = Last(calls, "fdatasync", $"<{Spool}/journal/");
        var renamed = Only(calls, "rename", $"{Spool}/new/{name}");
        var folder = Last(calls, "fsync", $"<{Spool}/new>");
        AssertOrder(written, flushed, renamed, folder, Reply(calls));
        AssertOrder(facts, renamed);
    }

    [ProgramFact("strace")]
    public async Task In_an_mbox_message_and_journal_are_flushed_before_250()
    {
        var calls = await TraceAsync("mbox");

        var written = Last(calls, "pwrite64", ".mbox>");
        var flushed = Last(calls, "fdatasync", ".mbox>");
        var journal = Last(calls, "pwrite64", ".ndjson>");
        var journalFlushed = Last(calls, "fdatasync", ".ndjson>");
        AssertOrder(Last(calls, "fsync", $"<{Spool}>"), written, flushed, journal, journalFlushed, Reply(calls));
    }

    private static void AssertOrder(params SystemCall[] calls)
    {
        foreach (var (before, after) in calls.Zip(calls.Skip(1)))
        {
            Assert.True(before.End < after.Begin, $"{before} has to return before {after} is made");
        }
    }

    private static SystemCall Only(List<SystemCall> calls, string name, string with) => Assert.Single(Calls(calls, name, with));

    private static SystemCall Last(List<SystemCall> calls, string name, string with)
    {
        var found = Calls(calls, name, with).LastOrDefault();
        Assert.True(found is not null, $"no {name} with {with} in\n{string.Join('\n', calls.Select(c => c.Text))}");
        return found;
    }

    private static IEnumerable<SystemCall> Calls(List<SystemCall> calls, string name, string with) =>
        calls.Where(c => c.Name.StartsWith(name, StringComparison.Ordinal) && c.Text.Contains(with, StringComparison.Ordinal));

    // The reply to the end of data: what is sent behind 354.
    private static SystemCall Reply(List<SystemCall> calls)
    {
        var sent = calls.Where(c => c.Name.StartsWith("send", StringComparison.Ordinal)).SkipWhile(c => !c.Text.Contains("354 ", StringComparison.Ordinal)).Skip(1).First();
        Assert.Contains("250 2.0.0 ", sent.Text, StringComparison.Ordinal);
        return sent;
    }

    private async Task<List<SystemCall>> TraceAsync(string keep)
    {
        var trace = _folder["trace"];
        string[] strace = [InstalledProgram.FileOf("strace"), "-f", "--seccomp-bpf", "-y", "-s", "64", "-o", trace, "-e", "trace=pwrite64,pwritev,fsync,fdatasync,/rename,sendto,sendmsg"];
        await using var listener = await ListenerProgram.StartUnderAsync(strace, Spool, "--keep", keep, "--analyze", "off");
        await using (var dialog = await Dialog.BeginAsync(listener.Address))
        {
            Assert.StartsWith("250 2.0.0 ", await dialog.MailAsync("Subject: order\r\n\r\nText\r\n"), StringComparison.Ordinal);
        }

        Assert.Equal(0, await listener.StopAsync());
        return SystemCall.Read(trace);
    }
}
