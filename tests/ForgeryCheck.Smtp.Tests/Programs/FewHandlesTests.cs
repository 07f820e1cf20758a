using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Programs;

/// <summary>Out of file handles, the listener says so and lives on.</summary>
[Collection(RealPrograms.Name)]
public sealed class FewHandlesTests : IDisposable
{
    // The runtime holds nearly a hundred itself, unless the program is the native one.
    private const int Handles = 144;
    private const int Clients = Handles;

    private readonly TempFolder _folder = new();

    private string Spool => _folder["spool"];

    public void Dispose() => _folder.Dispose();

    [ProgramFact("prlimit")]
    public async Task Clients_that_find_no_handle_are_told_and_mail_flows_when_they_have_gone()
    {
        await using var listener = await ListenerProgram.StartUnderAsync([InstalledProgram.FileOf("prlimit"), $"--nofile={Handles}:{Handles}"], Spool, "--max-per-address", "0");
        await SendAsync(listener);

        var greetings = new List<string>();
        var dialogs = new List<Dialog>();
        try
        {
            for (var i = 0; i < Clients; i++)
            {
                dialogs.Add(await Dialog.OpenAsync(listener.Address));
                greetings.Add(dialogs[^1].Greeting);
            }
        }
        finally
        {
            foreach (var dialog in dialogs)
            {
                await dialog.DisposeAsync();
            }
        }

        Assert.Contains(greetings, g => g.StartsWith("220 ", StringComparison.Ordinal));
        Assert.Contains(greetings, g => g.StartsWith("421 4.3.2 ", StringComparison.Ordinal));
        Assert.All(greetings, g => Assert.Matches("^(220 |421 4.3.2 )", g));
        await Patience.UntilAsync(() => CanSend(listener), "mail flows again", () => listener.Said);
        Assert.Equal(0, await listener.StopAsync());
        Assert.Equal(2, SpoolReader.MaildirFiles(Spool).Length);
    }

    private static async Task SendAsync(ListenerProgram listener)
    {
        await using var dialog = await Dialog.BeginAsync(listener.Address);
        Assert.StartsWith("250 2.0.0 ", await dialog.MailAsync("Subject: handles\r\n\r\nText\r\n"), StringComparison.Ordinal);
    }

    private static bool CanSend(ListenerProgram listener)
    {
        return TryAsync().GetAwaiter().GetResult();

        async Task<bool> TryAsync()
        {
            await using var dialog = await Dialog.OpenAsync(listener.Address);
            return dialog.Greeting.StartsWith("220 ", StringComparison.Ordinal)
                && (await dialog.SayAsync("EHLO client.example")).StartsWith("250", StringComparison.Ordinal)
                && (await dialog.MailAsync("Subject: handles\r\n\r\nText\r\n")).StartsWith("250 2.0.0 ", StringComparison.Ordinal);
        }
    }
}
