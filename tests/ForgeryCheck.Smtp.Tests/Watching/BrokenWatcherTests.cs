using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Watching;

public sealed class BrokenWatcherTests
{
    [Fact]
    public async Task A_client_hears_of_a_stored_message_whatever_a_watcher_does()
    {
        const string Message = "MAIL FROM:<a@x.example>\r\nRCPT TO:<b@y.example>\r\nDATA\r\nSubject: x\r\n\r\nx\r\n.\r\n";
        var talk = await Talk.HaveAsync($"EHLO a.example\r\n{Message}{Message}QUIT\r\n", bed: new TestBed { Watcher = new RecordingWatcher { IsBroken = true } });
        Assert.Equal([220, 250, 250, 250, 354, 250, 250, 250, 354, 250, 221], talk.Codes);
        Assert.Equal(2, talk.Kept.Count);
    }
}
