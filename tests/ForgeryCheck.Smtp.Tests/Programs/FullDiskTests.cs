using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Programs;

/// <summary>A spool on a small file system of its own that fills up, and is emptied again.</summary>
[Collection(RealPrograms.Name)]
public sealed class FullDiskTests : IDisposable
{
    private static readonly string Line = new string('x', 78) + "\r\n";

    private readonly TempFolder _folder = new();

    private string Spool => _folder["spool"];

    public void Dispose() => _folder.Dispose();

    [ProgramTheory("mount", "umount", NeedsRoot = true)]
    [InlineData("maildir")]
    [InlineData("mbox")]
    public async Task Mail_is_deferred_while_it_is_full_and_taken_when_there_is_room(string keep)
    {
        Directory.CreateDirectory(Spool);
        var mount = await ProgramRun.RunAsync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", Spool]);
        Assert.True(mount.ExitCode == 0, mount.All);
        try
        {
            await using var listener = await ListenerProgram.StartAsync(Spool, "--keep", keep, "--log", _folder["log"]);
            var acknowledged = new List<string>();

            // Sizes that the client does not declare, so that the end comes at MAIL for some and at the end of data for others.
            var refusals = new List<string>();
            for (var i = 0; refusals.Count < 6; i++)
            {
                Assert.True(i < 200, "it never fills up");
                await using var dialog = await Dialog.BeginAsync(listener.Address);
                var message = Message(i, lines: i % 3 == 2 ? 12_000 : 2_000);
                if (await dialog.MailAsync(message) is var reply && reply.StartsWith("250 ", StringComparison.Ordinal))
                {
                    acknowledged.Add(message);
                }
                else
                {
                    refusals.Add(reply);
                    await dialog.SayAsync("RSET", "250");
                }
            }

            Assert.All(refusals, r => Assert.Matches("^45[12] 4.3.[01] ", r));
            Assert.Contains(refusals, r => r.StartsWith("452 4.3.1 ", StringComparison.Ordinal));
            AssertKept(keep, acknowledged);

            await MakeRoomAsync(keep, acknowledged);
            await Patience.UntilAsync(() => Take(listener, acknowledged), "mail is taken again", () => listener.Said + File.ReadAllText(_folder["log"]));
            Assert.Equal(0, await listener.StopAsync());
            AssertKept(keep, acknowledged);
        }
        finally
        {
            await ProgramRun.RunAsync("umount", ["-l", Spool]);
        }
    }

    private static string Message(int number, int lines) => $"Subject: {number}\r\n\r\n{string.Concat(Enumerable.Repeat(Line, lines))}Last of {number}\r\n";

    private static bool Take(ListenerProgram listener, List<string> acknowledged)
    {
        var message = Message(1000, lines: 100);
        var reply = TakeAsync().GetAwaiter().GetResult();
        if (reply.StartsWith("250 ", StringComparison.Ordinal))
        {
            acknowledged.Add(message);
            return true;
        }

        return false;

        async Task<string> TakeAsync()
        {
            await using var dialog = await Dialog.BeginAsync(listener.Address);
            return await dialog.MailAsync(message);
        }
    }

    private void AssertKept(string keep, List<string> acknowledged)
    {
        var kept = keep == "mbox"
            ? SpoolReader.Mbox(Spool).Select(m => m.Text)
            : SpoolReader.MaildirFiles(Spool).Select(f => File.ReadAllText(f, System.Text.Encoding.Latin1));
        var texts = kept.ToList();
        Assert.All(acknowledged, message => Assert.Contains(texts, t => t.EndsWith(message, StringComparison.Ordinal)));
        Assert.Equal(acknowledged.Count, texts.Count(t => t.Contains("\r\nLast of ", StringComparison.Ordinal)));
    }

    // As an administrator does: messages go elsewhere, or the file system grows.
    private async Task MakeRoomAsync(string keep, List<string> acknowledged)
    {
        if (keep == "maildir")
        {
            foreach (var file in SpoolReader.MaildirFiles(Spool))
            {
                File.Delete(file);
            }

            acknowledged.Clear();
        }
        else
        {
            var grow = await ProgramRun.RunAsync("mount", ["-o", "remount,size=8m", Spool]);
            Assert.True(grow.ExitCode == 0, grow.All);
        }
    }
}
