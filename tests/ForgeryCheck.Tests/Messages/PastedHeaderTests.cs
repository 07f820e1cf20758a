using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using static ForgeryCheck.Tests.Messages.MessagesTestSupport;

namespace ForgeryCheck.Tests.Messages;

/// <summary>A header that came through a clipboard is read as if it had not.</summary>
public sealed class PastedHeaderTests
{
    private const string Plain = "Received: from a ([192.0.2.1])\n\tby b; Thu, 1 May 2024 10:00:00 +0000\nFrom: a@example.org\n";

    [Theory]
    [InlineData("\n\n")]
    [InlineData("\r\n \t\r\n")]
    [InlineData("\u00EF\u00BB\u00BF")]
    [InlineData("\u00EF\u00BB\u00BF\n\n")]
    public void What_stands_above_is_counted_and_passed_over(string above)
    {
        var message = ReadOne(above + Plain);

        Assert.Equal(above.Length, message.Header.Offset);
        Assert.Equal(Plain, Text(message.Header.Bytes));
        Assert.Equal(Sha256Of(above + Plain), message.Sha256);
        Assert.Empty(message.Notes);
    }

    [Theory]
    [InlineData("> ")]
    [InlineData(">")]
    [InlineData(">> ")]
    [InlineData("> > ")]
    [InlineData("    ")]
    [InlineData("\t")]
    public void Quoting_and_indentation_are_taken_off(string prefix)
    {
        var text = string.Concat((Plain + "\nbody\n").Split('\n')[..^1].Select(line => prefix + line + "\n"));

        var message = ReadOne(text);

        Assert.Equal(Plain, Text(message.Header.Bytes));
        Assert.Equal(Sha256Of(text), message.Sha256);
        Assert.Contains("quoted or indented", Assert.Single(message.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Indentation_of_the_first_line_alone_is_taken_off() =>
        Assert.Equal(Plain, Text(ReadOne("  " + Plain).Header.Bytes));

    [Theory]
    [InlineData("something pasted along\n")]
    [InlineData(">From a@example.org Thu Jan  1 00:00:00 1970\n")]
    [InlineData("From what I can tell:\n")]
    public void A_junk_line_on_top_hides_nothing(string junk)
    {
        var message = ReadOne(junk + Plain);

        Assert.Equal([0, 8, 4], message.Header.Fields.Select(f => f.NameLength));
        Assert.Equal("a@example.org", message.Header.Text("From"u8));
    }

    [Fact]
    public void Mail_from_a_server_is_taken_as_it_is()
    {
        using var stream = new MemoryStream(Bytes("\n" + Plain));
        var message = MailReader.ReadMessage(stream, "here", new Envelope("a@example.org", ["b@example.org"]));

        Assert.Empty(message.Header.Fields);
        Assert.Equal("here", message.Source);
        Assert.Equal("a@example.org", EnvelopeFinder.Find(message)?.Sender);
        Assert.Equal(Plain.Length + 1, message.Size);
    }
}
