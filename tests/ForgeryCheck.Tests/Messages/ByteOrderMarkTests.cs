using System.Text;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Tests.Messages;

public sealed class ByteOrderMarkTests
{
    /// <summary>No mail host writes one: a program that saved the message did, and the top line must not be lost by it.</summary>
    [Fact]
    public void A_mark_in_front_of_a_message_as_a_mail_server_has_it_is_skipped()
    {
        using var builder = new MessageBuilder();
        builder.Append(Encoding.UTF8.GetPreamble());
        builder.Append("Received: from a.example by b.example; Mon, 1 Jun 2026 10:00:02 +0000\r\nFrom: x@example.org\r\n\r\nHello\r\n"u8);
        var message = builder.Finish("test");
        Assert.Equal(["Received", "From"], message.Header.Fields.Select(field => Encoding.ASCII.GetString(message.Header.Name(field))));
        Assert.Equal(3, message.Header.Offset);
    }
}
