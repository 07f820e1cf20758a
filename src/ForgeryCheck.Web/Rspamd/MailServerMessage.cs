using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Trace;
using ForgeryCheck.Web.Analysis;

namespace ForgeryCheck.Web.Rspamd;

/// <summary>Reads a message that a mail server asks about, as its own host took it.</summary>
internal static class MailServerMessage
{
    /// <summary>
    /// Reads it. Its top line is the mail server's own if it records the client under the id that the mail server gives the message, as Exim's and
    /// Haraka's do. Otherwise the mail server will write its line later, and one with the same facts is put on top. Either way the top line is a fact, and
    /// whatever the client sent is below it: a line of the client's own making cannot know the id.
    /// </summary>
    /// <param name="job">Reads messages.</param>
    /// <param name="content">What the mail server sent.</param>
    /// <param name="fields">What it says of the session.</param>
    /// <param name="id">The id under which the message is analyzed, for mail that has no line of the mail server yet.</param>
    /// <param name="host">The name of this host, for mail servers that do not give theirs.</param>
    /// <param name="cancellation">Ends the reading.</param>
    internal static MailMessage Read(
        MailAnalysis.Job job, MessageContent content, MailServerFields fields, string id, string host, CancellationToken cancellation)
    {
        var source = fields.QueueId ?? id;
        var message = job.ReadMessage(content, source, default, cancellation) with { Envelope = fields.ToEnvelope() };
        if (fields.Client is not { } client)
        {
            return message;
        }

        var server = fields.Server ?? host;
        if (IdOfOwnLine(message.Header, client, fields.QueueId) is { } own)
        {
            return message with { Session = Facts(fields, client, own, server) };
        }

        var stamp = TraceLine.Write(Stamp(fields, client, id, server), content.Memory.Span);
        return job.ReadMessage(content, source, stamp, cancellation) with { Envelope = message.Envelope, Session = Facts(fields, client, id, server) };
    }

    private static string? IdOfOwnLine(HeaderBlock header, HostAddress client, string? queueId)
    {
        foreach (var field in header.Fields)
        {
            if (header.Is(field, "Received"u8))
            {
                var line = ReceivedParser.Parse(header.Value(field));
                return line.Address == client && line.Id is { } id && (queueId is null || queueId == id) ? id : null;
            }
        }

        return null;
    }

    private static ReceivedStamp Stamp(MailServerFields fields, HostAddress client, string id, string server) => new()
    {
        Helo = fields.Helo,
        ReverseName = fields.ClientName,
        Address = client,
        By = server,
        With = fields.Protocol,
        Id = id,
        Tls = fields.Tls,
        Cipher = fields.Cipher,
        For = fields.Recipients is [var only] ? only : null,
        Time = DateTimeOffset.Now,
    };

    // A login at a listener proves nothing, so of a line that counts as a listener's it is passed over. A login at a mail server does: then the line
    // speaks for itself, without a session.
    private static SessionFacts? Facts(MailServerFields fields, HostAddress client, string id, string server)
    {
        var now = DateTimeOffset.UtcNow;
        return fields.User is not null ? null : new SessionFacts
        {
            Id = id,
            Host = server,
            Peer = client,
            Client = client,
            ClientName = fields.ClientName,
            Helo = fields.Helo,
            Protocol = fields.Protocol,
            Tls = fields.Tls,
            Cipher = fields.Cipher,
            Connected = now,
            Received = now,
        };
    }
}
