using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using static ForgeryCheck.Tests.Messages.MessagesTestSupport;

namespace ForgeryCheck.Tests.Messages;

public sealed class HeaderBlockTests
{
    [Fact]
    public void Fields_stand_where_they_say()
    {
        const string text = "Received: from a\r\n\tby b;\r\n Thu\r\nSubject:x\r\n\r\nbody: no\r\n";
        var header = HeaderBlock.Parse(Bytes(text), offset: 7);

        Assert.Equal(7, header.Offset);
        Assert.Equal([new(0, 8, 9, 21, 32), new HeaderField(32, 7, 40, 1, 11)], header.Fields.AsEnumerable());
        Assert.Equal("Received: from a\r\n\tby b;\r\n Thu\r\nSubject:x\r\n", Text(header.Bytes));
        Assert.Equal("from a by b; Thu", header.Text("received"u8));
    }

    [Theory]
    [InlineData("Subject : x\n", "Subject", " x")]
    [InlineData("Subject\t: x\n", "Subject", " x")]
    [InlineData("Subject:\n", "Subject", "")]
    [InlineData("Subject:", "Subject", "")]
    [InlineData("Subject:\n \n", "Subject", "\n ")]
    [InlineData("X: a\rb\n", "X", " a\rb")]
    [InlineData("X: a\0\u00E9\n", "X", " a\0\u00E9")]
    [InlineData("X: a:b\r\r\n", "X", " a:b")]
    [InlineData("no field\n", "", "no field")]
    [InlineData(": x\n", "", ": x")]
    [InlineData("a b: x\n", "", "a b: x")]
    [InlineData("\u00E9: x\n", "", "\u00E9: x")]
    [InlineData("A\0: x\n", "", "A\0: x")]
    [InlineData("Subject\n :x\n", "", "Subject\n :x")]
    [InlineData("\tby b; date\n\tmore\n", "", "\tby b; date\n\tmore")]
    public void A_line_is_a_field_or_it_is_not(string text, string name, string value)
    {
        var header = HeaderBlock.Parse(Bytes(text));
        var field = Assert.Single(header.Fields);

        Assert.Equal(name, Text(header.Name(field).ToArray()));
        Assert.Equal(value, Text(header.Value(field)));
        Assert.Equal(text.Length, field.Length);
    }

    [Fact]
    public void A_line_that_is_no_field_hides_nothing_below_it()
    {
        var header = HeaderBlock.Parse(Bytes("junk\n\tmore junk\n>From a Thu Jan  1 00:00:00 1970\nSubject: s\n"));

        Assert.Equal([0, 0, 7], header.Fields.Select(f => f.NameLength));
        Assert.Equal("s", header.Text("Subject"u8));
    }

    [Fact]
    public void White_space_alone_on_a_line_does_not_end_the_header()
    {
        var header = HeaderBlock.Parse(Bytes("Received: a\n \t\n b\nSubject: s\n\nX: body"));

        Assert.Equal(2, header.Fields.Length);
        Assert.Equal("a b", header.Text("Received"u8));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\r\r\n")]
    public void Any_line_end_will_do(string lineEnd)
    {
        var header = HeaderBlock.Parse(Bytes("A: 1\n 2\nB: 3\n\nC: 4\n".Replace("\n", lineEnd, StringComparison.Ordinal)));

        Assert.Equal(2, header.Fields.Length);
        Assert.Equal("1 2", header.Text("A"u8));
        Assert.Equal("3", header.Text("B"u8));
    }

    [Fact]
    public void A_field_is_found_whatever_its_case_and_a_longer_name_is_another()
    {
        var header = HeaderBlock.Parse(Bytes("X-Received: a\nRECEIVED: b\nReceived: c\n"));

        Assert.Equal("b", header.Text("Received"u8));
        Assert.Null(header.Find("Receive"u8));
    }

    [Fact]
    public void A_hundred_megabytes_of_header_are_one_note_and_a_megabyte_kept()
    {
        var line = Bytes("X: " + new string('x', 1020) + "\n");
        var bytes = new byte[100 << 20];
        Bytes("Subject: s\n").CopyTo(bytes, 0);
        for (var at = 11; at + line.Length <= bytes.Length; at += line.Length)
        {
            line.CopyTo(bytes, at);
        }

        var message = Assert.Single(MessagesOf(ReadAll(bytes)));

        Assert.Equal(MessageLimits.HeaderBytes, message.Header.Bytes.Length);
        Assert.Equal(100 << 20, message.Size);
        Assert.Contains("longer than 1 MiB", Assert.Single(message.Notes), StringComparison.Ordinal);
        Assert.Equal("s", message.Header.Text("Subject"u8));
    }

    [Fact]
    public void Too_many_fields_are_one_note()
    {
        var message = ReadOne("Subject: s\n" + string.Concat(Enumerable.Repeat("a:\n", 20_000)) + "\nbody");

        Assert.Equal(MessageLimits.Fields, message.Header.Fields.Length);
        Assert.Contains("more than 10,000 fields", Assert.Single(message.Notes), StringComparison.Ordinal);
    }
}
