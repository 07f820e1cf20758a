using System.Collections.Concurrent;
using System.Text;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Programs;

/// <summary>Killed under load, the listener has every message that a client heard 250 for.</summary>
[Collection(RealPrograms.Name)]
public sealed class CrashTests : IDisposable
{
    private const int Rounds = 3;
    private const int Clients = 8;
    private const int Enough = 100;

    private readonly TempFolder _folder = new();

    private string Spool => _folder["spool"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("maildir")]
    [InlineData("mbox")]
    public async Task No_message_that_was_answered_250_is_missing(string keep)
    {
        var acknowledged = new ConcurrentBag<string>();
        for (var round = 0; round < Rounds; round++)
        {
            await using var listener = await ListenerProgram.StartAsync(Spool, "--keep", keep);
            var (start, name) = (acknowledged.Count, $"r{round}");
            var clients = Enumerable.Range(0, Clients).Select(c => SendUntilItEndsAsync(listener, $"{name}c{c}", acknowledged)).ToList();
            await Patience.UntilAsync(() => acknowledged.Count >= start + Enough, "messages are taken", () => listener.Said);
            await listener.KillAsync();
            await Task.WhenAll(clients);
        }

        // A start after the last kill cuts what is torn, and looks at what it did not come to look at before.
        IReadOnlyList<SpooledMail> kept;
        await using (var again = await ListenerProgram.StartAsync(Spool, "--keep", keep))
        {
            await using var dialog = await Dialog.BeginAsync(again.Address);
            Assert.StartsWith("250 ", await dialog.MailAsync(Message("last")), StringComparison.Ordinal);
            acknowledged.Add("last");
            // Stopped before that, it leaves what an earlier run left to the next start.
            kept = keep == "mbox" ? SpoolReader.Mbox(Spool) : await SpoolReader.MaildirAsync(Spool, SpoolReader.MaildirFiles(Spool).Length);
            Assert.Equal(0, await again.StopAsync());
        }

        var tags = kept.Select(m => m.Content).ToHashSet(StringComparer.Ordinal);
        Assert.All(acknowledged, tag => Assert.Contains(Message(tag), tags));
        if (keep == "mbox")
        {
            // As a reader of mailboxes sees them, who knows nothing of journals.
            var separators = Directory.GetFiles(Spool, "*.mbox").Sum(f => File.ReadAllText(f, Encoding.Latin1).Split("\nFrom a@x.test ").Length);
            Assert.Equal(kept.Count, separators);
        }
    }

    private static string Message(string tag) => $"Subject: {tag}\r\n\r\n{new string('x', 500)}\r\nFor {tag}\r\n";

    private static async Task SendUntilItEndsAsync(ListenerProgram listener, string name, ConcurrentBag<string> acknowledged)
    {
        try
        {
            await using var dialog = await Dialog.BeginAsync(listener.Address);
            for (var i = 0; ; i++)
            {
                var tag = $"{name}m{i}";
                var reply = await dialog.MailAsync(Message(tag));
                if (!reply.StartsWith("250 ", StringComparison.Ordinal) || !reply.EndsWith("\r\n", StringComparison.Ordinal))
                {
                    return;
                }

                acknowledged.Add(tag);
            }
        }
        catch (IOException)
        {
            // The connection went with the listener.
        }
    }
}
