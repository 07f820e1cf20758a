using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Programs;

/// <summary>A signal stops the listener without a message lost on the way; a second one stops it at once.</summary>
[Collection(RealPrograms.Name)]
public sealed class StopTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Spool => _folder["spool"];

    public void Dispose() => _folder.Dispose();

    [ProgramTheory("bash")]
    [InlineData(ListenerProgram.Terminate, "maildir")]
    [InlineData(ListenerProgram.Interrupt, "mbox")]
    public async Task Data_under_way_is_taken_and_the_idle_are_sent_away(int signal, string keep)
    {
        await using var listener = await ListenerProgram.StartAsync(Spool, "--keep", keep);
        await using var idle = await Dialog.BeginAsync(listener.Address);
        await using var busy = await DataAsync(listener);

        listener.Send(signal);

        Assert.StartsWith("421 4.3.2 ", await idle.HearAsync(), StringComparison.Ordinal);
        Assert.Equal("", await idle.HearAsync());
        await busy.SendAsync("second half\r\n.\r\n");
        Assert.StartsWith("250 2.0.0 ", await busy.HearAsync(), StringComparison.Ordinal);
        Assert.StartsWith("421 4.3.2 ", await busy.HearAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await listener.EndAsync());
        var mail = keep == "mbox" ? Assert.Single(SpoolReader.Mbox(Spool)) : await SpoolReader.OnlyAsync(Spool);
        Assert.Equal("Subject: stop\r\n\r\nfirst half, second half\r\n", mail.Content);
    }

    [ProgramFact("bash")]
    public async Task A_second_signal_ends_it_at_once()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool);
        await using var idle = await Dialog.BeginAsync(listener.Address);
        await using var busy = await DataAsync(listener);
        listener.Send(ListenerProgram.Terminate);
        Assert.StartsWith("421 4.3.2 ", await idle.HearAsync(), StringComparison.Ordinal);

        listener.Send(ListenerProgram.Terminate);

        Assert.Equal(130, await listener.EndAsync());
        Assert.DoesNotContain("250", await busy.HearAsync(), StringComparison.Ordinal);
        Assert.Empty(SpoolReader.MaildirFiles(Spool));
    }

    private static async Task<Dialog> DataAsync(ListenerProgram listener)
    {
        var dialog = await Dialog.BeginAsync(listener.Address);
        await dialog.SayAsync("MAIL FROM:<a@x.test>", "250");
        await dialog.SayAsync("RCPT TO:<b@y.test>", "250");
        await dialog.SayAsync("DATA", "354");
        await dialog.SendAsync("Subject: stop\r\n\r\nfirst half, ");
        return dialog;
    }
}
