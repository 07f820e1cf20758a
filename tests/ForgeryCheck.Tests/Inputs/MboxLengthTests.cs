using System.Text;
using ForgeryCheck.Inputs;
using ForgeryCheck.Tests.Messages;
using static ForgeryCheck.Tests.Messages.MessagesTestSupport;

namespace ForgeryCheck.Tests.Inputs;

/// <summary>Mailboxes whose messages tell their lengths (mboxcl, mboxcl2), and senders who tell a wrong one.</summary>
public sealed class MboxLengthTests
{
    private const string Quoting = "see what I got:\n\n" + Separator + "Subject: inner\n\nnot a message of its own\n";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_separator_within_a_body_of_known_length_is_body(string lineEnd)
    {
        string first = Message("one", Quoting, lineEnd), second = Message("two", "x\n", lineEnd), third = Message("three", Quoting + Quoting, lineEnd);
        var text = string.Concat(new[] { first, second, third }.Select(m => Separator.Replace("\n", lineEnd, StringComparison.Ordinal) + m + lineEnd));

        foreach (var stream in (Stream[])[new MemoryStream(Bytes(text)), PiecesStream.ByteByByte(Bytes(text)), PiecesStream.Randomly(Bytes(text), new Random(1))])
        {
            var messages = MessagesOf(ReadAll(stream));

            // What comes in pieces cannot be looked ahead in: the separators are taken for what they are.
            Assert.Equal(stream.CanSeek ? [Sha256Of(first), Sha256Of(second), Sha256Of(third)] : [.. messages.Select(m => m.Sha256)], messages.Select(m => m.Sha256));
        }
    }

    [Fact]
    public void A_body_of_known_length_may_quote_a_message_right_below_a_line_of_text()
    {
        string first = Message("one", "he wrote:\n" + Separator + "Subject: inner\n\nx\n", "\n"), second = Message("two", "x\n", "\n");

        Assert.Equal([Sha256Of(first), Sha256Of(second)], MessagesOf(ReadAll($"{Separator}{first}\n{Separator}{second}\n")).Select(m => m.Sha256));
    }

    [Fact]
    public void Bodies_larger_than_any_buffer_are_looked_beyond_in_a_file()
    {
        var first = Message("one", Quoting + string.Concat(Enumerable.Repeat("a line\n", 100_000)), "\n");
        var messages = MessagesOf(ReadAll(Separator + first + "\n" + Separator + Message("two", Quoting, "\n") + "\n"));

        Assert.Equal([Sha256Of(first), Sha256Of(Message("two", Quoting, "\n"))], messages.Select(m => m.Sha256));
    }

    [Fact]
    public void A_sender_cannot_hide_the_next_message_in_a_mailbox_without_lengths()
    {
        var hidden = Separator + "Subject: hidden\n\nx\n\n";
        var liar = $"Subject: liar\nContent-Length: {("y\n\n" + hidden).Length - 1}\n\ny\n";
        var text = Separator + "Subject: first\n\nz\n\n" + Separator + liar + "\n" + hidden + Separator + "Subject: last\n\nw\n";

        Assert.Equal(["first", "liar", "hidden", "last"], MessagesOf(ReadAll(text)).Select(m => m.Header.Text("Subject"u8)));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("99999999")]
    [InlineData("9999999999")]
    [InlineData("9223372036854775807")]
    [InlineData("-1")]
    [InlineData("x")]
    public void A_wrong_length_is_not_followed(string length)
    {
        var text = Separator + $"Subject: a\nContent-Length: {length}\n\nbody\n\n" + Separator + $"Subject: b\nContent-Length: {length}\n\nbody\n";

        Assert.Equal(["a", "b"], MessagesOf(ReadAll(text)).Select(m => m.Header.Text("Subject"u8)));
        // What was UTF-16 is in memory, where not every place exists.
        Assert.Equal(["a", "b"], MessagesOf(ReadAll([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)])).Select(m => m.Header.Text("Subject"u8)));
    }

    private static string Message(string subject, string body, string lineEnd)
    {
        body = body.Replace("\n", lineEnd, StringComparison.Ordinal);
        return $"From: a@example.org\nSubject: {subject}\nContent-Length: {body.Length}\n\n".Replace("\n", lineEnd, StringComparison.Ordinal) + body;
    }
}
