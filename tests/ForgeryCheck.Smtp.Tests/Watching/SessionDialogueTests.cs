using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Watching;

public sealed class SessionDialogueTests
{
    private const string Greeting = "EHLO a.example\r\n";
    private const string Message = "MAIL FROM:<a@x.example>\r\nRCPT TO:<b@y.example>\r\nDATA\r\nSubject: secret data\r\n\r\nx\r\n.\r\n";

    [Fact]
    public async Task Commands_and_replies_are_recorded_up_to_the_last_reply_without_the_data()
    {
        var dialogue = Assert.Single(await HaveAsync(Greeting + Message));
        Assert.StartsWith("S 220 mx.example.net ESMTP\nC EHLO a.example\nS 250-mx.example.net\n", dialogue, StringComparison.Ordinal);
        Assert.Contains("C MAIL FROM:<a@x.example>\nS 250 2.1.0 Sender ok\nC RCPT TO:<b@y.example>\nS 250 2.1.5 Recipient ok\nC DATA\nS 354 ", dialogue, StringComparison.Ordinal);
        Assert.Matches("\n- \\[message data: 27 bytes\\]\nS 250 2.0.0 Ok: queued as [0-9A-Z]+\n$", dialogue);
        Assert.DoesNotContain("secret data", dialogue, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_message_has_the_opening_and_its_own_transaction()
    {
        var dialogues = await HaveAsync(Greeting + Message + Message.Replace("a@x", "second@x", StringComparison.Ordinal));
        Assert.Equal(2, dialogues.Count);
        Assert.Contains("C EHLO a.example\n", dialogues[1], StringComparison.Ordinal);
        Assert.Contains("- [earlier messages of this session: 1]\nC MAIL FROM:<second@x.example>\n", dialogues[1], StringComparison.Ordinal);
        Assert.DoesNotContain("a@x.example", dialogues[1], StringComparison.Ordinal);
    }

    // base64 of "\0user\0hunter2", "user", "hunter2".
    [Theory]
    [InlineData("AUTH PLAIN AHVzZXIAaHVudGVyMg==\r\n", "- AUTH PLAIN [not recorded]\n")]
    [InlineData("AUTH PLAIN\r\nAHVzZXIAaHVudGVyMg==\r\n", "- AUTH PLAIN\nS 334 \n- [credentials, not recorded]\n")]
    [InlineData("AUTH LOGIN\r\ndXNlcg==\r\naHVudGVyMg==\r\n", "- [credentials, not recorded]\n")]
    [InlineData("AUTH AHVzZXIAaHVudGVyMg==\r\n", "- AUTH [not recorded]\n")]
    [InlineData("AUTH GSSAPI aHVudGVyMg==\r\naHVudGVyMg==\r\n", "- [a line that may be a password, not recorded]\n")]
    [InlineData("AUTH PLAIN aHVudGVyMg==\r\nhunter2\r\n", "- [a line that may be a password, not recorded]\n")]
    public async Task Passwords_are_not_recorded(string login, string expected)
    {
        foreach (var auth in (AuthMode[])[AuthMode.Accept, AuthMode.Refuse, AuthMode.Off])
        {
            var dialogue = Assert.Single(await HaveAsync(Greeting + login + Message, auth));
            Assert.True(auth == AuthMode.Off || dialogue.Contains(expected, StringComparison.Ordinal), dialogue);
            Assert.All((string[])["hunter2", "aHVudGVyMg==", "AHVzZXIAaHVudGVyMg==", "dXNlcg=="], secret => Assert.DoesNotContain(secret, dialogue, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Many_and_long_lines_are_cut_off()
    {
        var many = Greeting + "MAIL FROM:<a@x.example>\r\n" + string.Concat(Enumerable.Range(0, 900).Select(i => $"RCPT TO:<recipient-{i}@y.example>\r\n")) + "DATA\r\nx\r\n.\r\n";
        var dialogue = Assert.Single(await HaveAsync(many));
        Assert.EndsWith("- [more lines, not recorded]\n", dialogue, StringComparison.Ordinal);
        Assert.InRange(dialogue.Length, 1000, 17_000);
    }

    private static async Task<List<string>> HaveAsync(string script, AuthMode auth = AuthMode.Off)
    {
        var watcher = new RecordingWatcher();
        await Talk.HaveAsync(script + "QUIT\r\n", bed: new TestBed(o => o with { Auth = auth }) { Watcher = watcher });
        return watcher.Dialogues;
    }
}
