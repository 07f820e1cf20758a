using ForgeryCheck.Hosts;
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
    /// Reads it below a line with what the mail server says of the session, which is a fact. Some mail servers, such as Exim and Haraka, have put a line of
    /// their own on top already: that one is taken out, so that nothing is believed because of what a line says. If it was of the client's making, it told
    /// no more than is known anyway.
    /// </summary>
    /// <param name="job">Reads messages.</param>
    /// <param name="content">What the mail server sent.</param>
    /// <param name="fields">What it says of the session.</param>
    /// <param name="id">The id under which the message is analyzed.</param>
    /// <param name="host">The name of this host, for mail servers that do not give theirs.</param>
    /// <param name="cancellation">Ends the reading.</param>
    internal static MailMessage Read(
        MailAnalysis.Job job, MessageContent content, MailServerFields fields, string id, string host, CancellationToken cancellation)
    {
        var source = fields.QueueId ?? id;
        var start = StartOf(content.Memory.Span);
        var message = job.ReadMessage(content, source, default, start, cancellation) with { Envelope = fields.ToEnvelope() };
        if (fields.Client is not { } client)
        {
            return message;
        }

        var server = fields.Server ?? host;
        var header = message.Header;
        var stamp = TraceLine.Write(Stamp(fields, client, id, server), []);
        byte[] top = [.. stamp, .. WithoutOwnLines(header, client, fields)];
        return job.ReadMessage(content, source, top, start + header.Offset + header.Bytes.Length, cancellation) with
        {
            Envelope = message.Envelope,
            Session = Facts(fields, client, id, server),
        };
    }

    // A line that begins with white space continues the one above (RFC 5322 section 2.2.3), which is the mail server's: it ends no header there.
    private static int StartOf(ReadOnlySpan<byte> content)
    {
        var start = 0;
        while (start < content.Length && content[start] is (byte)' ' or (byte)'\t')
        {
            var end = content[start..].IndexOf((byte)'\n');
            start = end < 0 ? content.Length : start + end + 1;
        }

        return start;
    }

    private static List<byte> WithoutOwnLines(HeaderBlock header, HostAddress client, MailServerFields fields)
    {
        var own = OwnLines(header, client, fields);
        var bytes = header.Bytes;
        var kept = new List<byte>(bytes.Length);
        var at = 0;
        foreach (var field in own)
        {
            kept.AddRange(bytes.Span[at..field.Start]);
            at = field.Start + field.Length;
        }

        kept.AddRange(bytes.Span[at..]);
        return kept;
    }

    // From the top: lines that the mail server wrote when it handed the message to itself, and the line that names the client.
    private static List<HeaderField> OwnLines(HeaderBlock header, HostAddress client, MailServerFields fields)
    {
        var own = new List<HeaderField>();
        foreach (var field in header.Fields)
        {
            if (!header.Is(field, "Received"u8))
            {
                continue;
            }

            var line = ReceivedParser.Parse(header.Value(field));
            own.Add(field);
            if (line.Address == client)
            {
                return own;
            }

            if (!IsOfItself(line, fields))
            {
                break;
            }
        }

        return [];
    }

    private static bool IsOfItself(ReceivedLine line, MailServerFields fields) =>
        (line.Address is null || SpecialAddresses.Registered.Of(line.Address.Value) == AddressKind.Loopback)
        && ((fields.QueueId is { } queueId && line.Id == queueId) || (fields.Server is { } server && server.Equals(line.By, StringComparison.OrdinalIgnoreCase)));

    private static ReceivedStamp Stamp(MailServerFields fields, HostAddress client, string id, string server) => new()
    {
        Helo = fields.Helo,
        IsHeloKnown = fields.Helo is not null,
        ReverseName = fields.ClientName,
        IsNameLookedUp = fields.IsNameLookedUp,
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
    // speaks for itself, without a session. Not every mail server confirms the client's name, so it is no fact.
    private static SessionFacts? Facts(MailServerFields fields, HostAddress client, string id, string server)
    {
        var now = DateTimeOffset.UtcNow;
        return fields.User is not null ? null : new SessionFacts
        {
            Id = id,
            Host = server,
            Peer = client,
            Client = client,
            Helo = fields.Helo,
            Protocol = fields.Protocol,
            Tls = fields.Tls,
            Cipher = fields.Cipher,
            Connected = now,
            Received = now,
        };
    }
}
