using System.Text;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>Our Received line for a message of a session.</summary>
internal static class TraceLine
{
    /// <summary>The line, plus an empty line to end the header if the content would otherwise continue the line.</summary>
    /// <param name="session">The session.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="content">What the client sent.</param>
    internal static byte[] Write(Session session, string id, ReadOnlySpan<byte> content) => Write(Stamp(session, id), content);

    /// <summary>The same for a session that another program had.</summary>
    internal static byte[] Write(ReceivedStamp stamp, ReadOnlySpan<byte> content)
    {
        // RFC 5322 section 2.2.3: a line that starts with white space continues the field above, which is ours.
        var wouldContinue = !content.IsEmpty && (content[0] is (byte)' ' or (byte)'\t');
        return Encoding.UTF8.GetBytes(stamp.ToField() + (wouldContinue ? "\r\n" : ""));
    }

    private static ReceivedStamp Stamp(Session session, string id)
    {
        var tls = session.Connection.Tls;
        return new ReceivedStamp
        {
            Helo = session.Helo,
            ReverseName = session.ClientName,
            Address = session.Client.Address,
            Utf8 = session.Sender?.Utf8 == true,
            By = session.Options.HostName,
            With = session.Protocol,
            Id = id,
            Tls = tls?.Version,
            Cipher = tls?.Cipher,
            For = session.Recipients.Only?.Address,
            Time = DateTimeOffset.Now,
        };
    }
}
