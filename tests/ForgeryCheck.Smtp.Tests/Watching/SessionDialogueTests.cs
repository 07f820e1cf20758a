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
    [InlineData("AUTH\tPLAIN AHVzZXIAaHVudGVyMg==\r\n", "- AUTH [not recorded]\n")]
    [InlineData(" AUTH PLAIN AHVzZXIAaHVudGVyMg==\r\n", "- AUTH [not recorded]\n")]
    [InlineData("\tauth LOGIN\r\ndXNlcg==\r\naHVudGVyMg==\r\n", "- AUTH [not recorded]\n")]
    [InlineData("AUTH=PLAIN AHVzZXIAaHVudGVyMg==\r\n", "- AUTH [not recorded]\n")]
    [InlineData("AUTH-PLAIN AHVzZXIAaHVudGVyMg==\r\n", "- AUTH [not recorded]\n")]
    [InlineData("Auth  PLAIN AHVzZXIAaHVudGVyMg==\r\n", "- AUTH [not recorded]\n")]
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
    public async Task Of_many_lines_the_first_and_the_last_are_kept()
    {
        var many = Greeting + "MAIL FROM:<a@x.example>\r\n" + string.Concat(Enumerable.Range(0, 900).Select(i => $"RCPT TO:<recipient-{i}@y.example>\r\n")) + "DATA\r\nx\r\n.\r\n";
        var dialogue = Assert.Single(await HaveAsync(many));
        Assert.Contains("C MAIL FROM:<a@x.example>\n", dialogue, StringComparison.Ordinal);
        Assert.Contains("C RCPT TO:<recipient-0@y.example>\n", dialogue, StringComparison.Ordinal);
        Assert.DoesNotContain("C RCPT TO:<recipient-450@y.example>\n", dialogue, StringComparison.Ordinal);
        Assert.Matches("\n- \\[[0-9]+ more lines, not recorded\\]\n", dialogue);
        Assert.Matches("\nC DATA\nS 354 [^\n]+\n- \\[message data: 3 bytes\\]\nS 250 2.0.0 Ok: queued as [0-9A-Z]+\n$", dialogue);
        Assert.InRange(dialogue.Length, 1000, 17_000);
    }

    [Theory]
    [InlineData("MAIL FROM:<nobody@x.example>\r\nRSET\r\n")]
    [InlineData("MAIL FROM:<nobody@x.example>\r\nEHLO a.example\r\n")]
    [InlineData("MAIL FROM:nobody\r\n")]
    public async Task Transactions_without_a_message_do_not_push_out_the_one_with_it(string abandoned)
    {
        var script = Greeting + string.Concat(Enumerable.Repeat(abandoned, 40)) + Message;
        var dialogue = Assert.Single(await HaveAsync(script, limits: limits => limits with { Errors = 0, JunkCommands = 0 }));
        Assert.StartsWith("S 220 mx.example.net ESMTP\nC EHLO a.example\n", dialogue, StringComparison.Ordinal);
        Assert.Contains("- [earlier transactions without a message: 40]\nC MAIL FROM:<a@x.example>\nS 250 2.1.0 Sender ok\nC RCPT TO:<b@y.example>\n", dialogue, StringComparison.Ordinal);
        Assert.Matches("S 250 2.0.0 Ok: queued as [0-9A-Z]+\n$", dialogue);
        Assert.DoesNotContain("nobody", dialogue, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AUTH\tPLAIN AHVzZXIAaHVudGVyMg==\r\n")]
    [InlineData(" AUTH PLAIN AHVzZXIAaHVudGVyMg==\r\n")]
    [InlineData("AUTH=PLAIN AHVzZXIAaHVudGVyMg==\r\n")]
    [InlineData("AUTH-PLAIN AHVzZXIAaHVudGVyMg==\r\n")]
    [InlineData("AUTH1 AHVzZXIAaHVudGVyMg==\r\n")]
    [InlineData("AUTH\tLOGIN\r\naHVudGVyMg==\r\n")]
    public async Task Nor_are_they_in_the_samples_of_what_was_wrong(string login)
    {
        foreach (var auth in (AuthMode[])[AuthMode.Accept, AuthMode.Off])
        {
            var talk = await Talk.HaveAsync(Greeting + login + Message + "QUIT\r\n", bed: new TestBed(o => o with { Auth = auth }));
            Assert.NotEmpty(talk.Facts);
            Assert.All(talk.Facts, fact => Assert.DoesNotContain("HVudGVyMg", fact.Sample ?? "", StringComparison.Ordinal));
        }
    }

    private static async Task<List<string>> HaveAsync(string script, AuthMode auth = AuthMode.Off, Func<ListenerLimits, ListenerLimits>? limits = null)
    {
        var watcher = new RecordingWatcher();
        await Talk.HaveAsync(script + "QUIT\r\n", bed: new TestBed(o => o with { Auth = auth, Limits = limits?.Invoke(o.Limits) ?? o.Limits }) { Watcher = watcher });
        return watcher.Dialogues;
    }
}
