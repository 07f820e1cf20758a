using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Tests.Messages;
using static ForgeryCheck.Tests.Messages.MessagesTestSupport;

namespace ForgeryCheck.Tests.Inputs;

public sealed class MboxTests
{
    private const string A = "From: a@example.org\nSubject: one\n\nbody one\n";
    private const string B = "From: b@example.org\nSubject: two\n\nbody two\n";

    [Fact]
    public void Messages_are_numbered_from_1_and_hold_exactly_their_own_bytes()
    {
        var messages = MessagesOf(ReadAll(Separator + A + "\n" + Separator + B + "\n"));

        Assert.Equal(["-#1", "-#2"], messages.Select(m => m.Source));
        Assert.Equal([Sha256Of(A), Sha256Of(B)], messages.Select(m => m.Sha256));
        Assert.Equal([A.Length, B.Length], messages.Select(m => m.Size));
        Assert.Equal("From: b@example.org\nSubject: two\n", Text(messages[1].Header.Bytes));
    }

    [Theory]
    [InlineData("From here on it is all body.\n")]
    [InlineData("From a@example.org\n")]
    [InlineData("From the 1 of Jan at 10:00 in 1999 on\n")]
    [InlineData("From \n")]
    [InlineData(">From bench@localhost Thu Jan  1 00:00:00 1970\n")]
    [InlineData(" From bench@localhost Thu Jan  1 00:00:00 1970\n")]
    public void A_body_line_that_only_begins_like_a_separator_does_not_split(string line)
    {
        var text = A + "\n" + line + "more\n";

        var message = Assert.Single(MessagesOf(ReadAll(Separator + text + "\n")));

        Assert.Equal(Sha256Of(text), message.Sha256);
    }

    [Theory]
    [InlineData("Subject: s\n\nbody\n", "more\n")]
    [InlineData("Subject: s\n\nbody\n", "\nFrom: b@example.org\n")]
    [InlineData("Subject: s\n\nbody\n", "Note: this is text\n")]
    [InlineData("Delivered-To: a@example.org\n", "Received: by b\nSubject: s\n\nbody\n")]
    public void A_separator_that_follows_no_empty_line_and_begins_no_message_is_left_in_place(string above, string below)
    {
        var text = above + Separator + below;

        Assert.Equal(Sha256Of(text), Assert.Single(MessagesOf(ReadAll(Separator + text + "\n"))).Sha256);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Archives_without_an_empty_line_above_the_separator_split(string lineEnd)
    {
        string As(string text) => text.Replace("\n", lineEnd, StringComparison.Ordinal);
        var box = Bytes(As($"{Separator}{A}{Separator}{B}{Separator}{A}\n{Separator}{B}"));

        foreach (var stream in (Stream[])[new MemoryStream(box), PiecesStream.ByteByByte(box), PiecesStream.Randomly(box, new Random(1))])
        {
            Assert.Equal([Sha256Of(As(A)), Sha256Of(As(B)), Sha256Of(As(A)), Sha256Of(As(B))], MessagesOf(ReadAll(stream)).Select(m => m.Sha256));
        }
    }

    [Fact]
    public void Separators_without_an_empty_line_above_split_wherever_a_buffer_happens_to_end()
    {
        foreach (var filler in Enumerable.Range((1 << 17) - 180, 140))
        {
            var first = "Subject: a\n\n" + new string('x', filler) + "\r\n";

            Assert.Equal([Sha256Of(first), Sha256Of(B)], MessagesOf(ReadAll(Separator + first + Separator + B + "\n")).Select(m => m.Sha256));
        }
    }

    [Theory]
    [InlineData("From - Thu Jan 01 00:00:00 2015")]
    [InlineData("From ???@??? Mon Feb  3 9:05:00 2003")]
    [InlineData("From a@example.org Thu Jan  1 00:00:00 PST 1998")]
    [InlineData("From a@example.org Thu Jan  1 00:00:00 1998 +0100")]
    [InlineData("From 12345@xxx Thu Jan 01 00:00:00 +0000 1998")]
    [InlineData("From a@example.org Thu, 1 Jan 1998 00:00:00 +0100")]
    [InlineData("From \"a b\"@example.org  Thu Jan  1 00:00 1998")]
    [InlineData("From a Thu Jan  1 00:00:00 1998 remote from host\r")]
    public void Separators_of_all_writers_split(string separator)
    {
        var messages = MessagesOf(ReadAll(Separator + A + "\n" + separator + "\n" + B));

        Assert.Equal([Sha256Of(A), Sha256Of(B)], messages.Select(m => m.Sha256));
    }

    [Theory]
    [InlineData("From \n", "From \n", "From \n")]
    [InlineData("From -\n", "From -\n", "From - \n")]
    [InlineData("From - Thu Jan 01 00:00:00 2015\n", "From \n", "From - Thu Jan 01 00:00:00 2015\n")]
    [InlineData("From 1@xxx\n", "From 2@xxx\n", "From 3@xxx\n")]
    public void Mailboxes_of_Thunderbird_and_others_that_write_no_date_split(string first, string second, string third)
    {
        foreach (var lineEnd in (string[])["\n", "\r\n", "\r"])
        {
            string As(string text) => text.Replace("\n", lineEnd, StringComparison.Ordinal);
            string one = As("X-Mozilla-Status: 0001\n" + A + "\n>From \nquoted\n\nFrom here on\n"), two = As(B), three = As("Message-ID: <3@example.org>\n" + A);
            var box = Bytes($"{As(first)}{one}{lineEnd}{As(second)}{two}{lineEnd}{As(third)}{three}");

            foreach (var stream in (Stream[])[new MemoryStream(box), PiecesStream.ByteByByte(box)])
            {
                var messages = MessagesOf(ReadAll(stream));

                Assert.Equal(["-#1", "-#2", "-#3"], messages.Select(m => m.Source));
                Assert.Equal([Sha256Of(one), Sha256Of(two), Sha256Of(three)], messages.Select(m => m.Sha256));
            }
        }
    }

    [Theory]
    [InlineData("From \n", "From \nno field\n")]
    [InlineData("From \n", "From c@example.org\nSubject: forwarded\n")]
    [InlineData("From 1@xxx\n", "From \nSubject: forwarded\n")]
    [InlineData("From 1@xxx\n", "From c@example.org\nhttp://example.org/\n")]
    [InlineData(Separator, "From \nSubject: forwarded\n")]
    [InlineData(Separator, "From c@example.org\nSubject: forwarded\n")]
    public void A_line_without_a_date_that_is_no_separator_of_this_mailbox_is_body(string separator, string line)
    {
        var text = A + "\n" + line;

        Assert.Equal(Sha256Of(text), Assert.Single(MessagesOf(ReadAll(separator + text))).Sha256);
    }

    [Theory]
    [InlineData("From \n\nSubject: s\n")]
    [InlineData("From here on\nSubject: s\nDate: d\n")]
    [InlineData("From a@example.org\nHello: world\nFrom: a@example.org\nDate: d\n")]
    public void A_text_that_begins_with_From_is_not_yet_a_mailbox(string text) =>
        Assert.DoesNotContain("-#1", ReadAll(text).OfType<MailInput.Read>().Select(r => r.Message.Source));

    [Fact]
    public void Separators_without_a_date_split_wherever_a_buffer_happens_to_end()
    {
        foreach (var filler in Enumerable.Range((1 << 17) - 120, 130))
        {
            var first = "Subject: a\n\n" + new string('x', filler) + "\r\n";

            Assert.Equal([Sha256Of(first), Sha256Of(B)], MessagesOf(ReadAll("From \r\n" + first + "\r\nFrom \r\n" + B)).Select(m => m.Sha256));
        }
    }

    [Fact]
    public void Messages_without_body_without_header_and_without_anything_are_counted()
    {
        var messages = MessagesOf(ReadAll(Separator + "Subject: a\n\n" + Separator + "\nbody\n\n" + Separator + "\n" + Separator + "Subject: d\n\n"));

        Assert.Equal([11, 6, 0, 11], messages.Select(m => m.Size));
        Assert.Equal([1, 0, 0, 1], messages.Select(m => m.Header.Fields.Length));
    }

    [Fact]
    public void A_last_message_without_a_line_end_keeps_all_its_bytes()
    {
        Assert.Equal(Sha256Of("Subject: a\n\nx"), Assert.Single(MessagesOf(ReadAll(Separator + "Subject: a\n\nx"))).Sha256);
    }

    [Fact]
    public void Carriage_returns_stay_and_offsets_count_them()
    {
        const string message = "Received: from a\r\n\tby b; x\r\nSubject: s\r\n\r\nbody\r\n";
        var text = (Separator + message).Replace("1970\n", "1970\r\n", StringComparison.Ordinal) + "\r\n" + Separator + message;

        var messages = MessagesOf(ReadAll(text));

        Assert.All(messages, m => Assert.Equal(Sha256Of(message), m.Sha256));
        var header = messages[0].Header;
        Assert.Equal(message[..message.IndexOf("\r\n\r\n", StringComparison.Ordinal)] + "\r\n", Text(header.Bytes));
        Assert.Equal(" from a\r\n\tby b; x", Text(header.Value(header.Fields[0])));
    }

    [Fact]
    public void Old_Macintosh_mailboxes_with_CR_alone_split_too()
    {
        var messages = MessagesOf(ReadAll((Separator + A + "\n" + Separator + B + "\n").Replace('\n', '\r')));

        Assert.Equal([Sha256Of(A.Replace('\n', '\r')), Sha256Of(B.Replace('\n', '\r'))], messages.Select(m => m.Sha256));
        Assert.Equal("two", messages[1].Header.Text("Subject"u8));
    }

    [Fact]
    public void A_byte_order_mark_and_blank_lines_above_the_first_separator_do_not_matter()
    {
        Assert.Equal(["-#1", "-#2"], MessagesOf(ReadAll("\u00EF\u00BB\u00BF\n\n" + Separator + A + "\n" + Separator + B)).Select(m => m.Source));
    }

    [Fact]
    public void A_body_larger_than_any_buffer_is_hashed_whole()
    {
        var text = A + string.Concat(Enumerable.Repeat("a line of a long body\n\nFrom time to time\n", 20_000));

        var messages = MessagesOf(ReadAll(Separator + text + "\n" + Separator + B));

        Assert.Equal([Sha256Of(text), Sha256Of(B)], messages.Select(m => m.Sha256));
    }

    [Fact]
    public void Separators_split_wherever_a_buffer_happens_to_end()
    {
        // The window holds 128 KiB: the second separator is moved over its edge byte by byte.
        foreach (var filler in Enumerable.Range((1 << 17) - 180, 140))
        {
            var first = "Subject: a\n\n" + new string('x', filler) + "\r\n";
            var messages = MessagesOf(ReadAll(Separator + first + "\r\n" + Separator + B + "\n"));

            Assert.Equal([Sha256Of(first), Sha256Of(B)], messages.Select(m => m.Sha256));
        }
    }

    [Fact]
    public void Gzip_is_looked_through()
    {
        var messages = MessagesOf(ReadAll(Gzip(Bytes(Separator + A + "\n" + Separator + B + "\n"))));

        Assert.Equal([Sha256Of(A), Sha256Of(B)], messages.Select(m => m.Sha256));
        Assert.Equal("-#2", messages[1].Source);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\0")]
    public void Gzip_members_that_were_concatenated_or_padded_are_one_mailbox(string padding)
    {
        var messages = MessagesOf(ReadAll([.. Gzip(Bytes(Separator + A + "\n")), .. Gzip(Bytes(Separator + B + "\n")), .. Bytes(padding)]));

        Assert.Equal([Sha256Of(A), Sha256Of(B)], messages.Select(m => m.Sha256));
    }

    [Fact]
    public void Messages_read_before_a_failure_are_given()
    {
        // Past what is there, the stream fails as a broken pipe does.
        var bytes = Bytes(Separator + "Subject: a\n" + new string('x', 20_000) + "\n\n" + Separator + B);
        using var stream = new PiecesStream(bytes, (all, at) => at < all.Length ? 1000 : throw new IOException("read too far"));

        var inputs = ReadAll(stream);

        Assert.IsType<MailInput.Read>(inputs[0]);
        Assert.Equal("reading failed after message 1", Assert.IsType<MailInput.Unreadable>(inputs[1]).Reason);
    }

    [Fact]
    public void A_message_is_given_before_more_is_read_than_the_next_separator()
    {
        var asked = 0;
        var bytes = Bytes(Separator + "Subject: a\n\n" + new string('x', 300_000) + "\n\n" + Separator + new string('y', 900_000));
        using var stream = new PiecesStream(bytes, (_, at) => { asked = at; return 4000; });
        using var inputs = MailReader.Read(["-"], stream).GetEnumerator();

        Assert.True(inputs.MoveNext());
        Assert.InRange(asked, 300_000, 500_000);
    }
}
