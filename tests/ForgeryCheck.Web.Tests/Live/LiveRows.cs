using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Trace;
using ForgeryCheck.Web.Live;

namespace ForgeryCheck.Web.Tests.Live;

/// <summary>Rows as a listener would add them.</summary>
internal static class LiveRows
{
    internal static MessageRow Make(string id, string subject = "greetings", string client = "192.0.2.7", string helo = "mail.example.net", string sender = "writer@example.net", params string[] recipients)
    {
        Assert.True(HostAddress.TryParse(client, out var address));
        var session = new SessionFacts
        {
            Id = id,
            Host = "mx.example.org",
            Peer = address,
            Client = address,
            Helo = helo,
            Protocol = "ESMTP",
            Connected = new DateTimeOffset(2024, 5, 1, 10, 0, 0, TimeSpan.Zero),
            Received = new DateTimeOffset(2024, 5, 1, 10, 0, 2, TimeSpan.Zero),
        };
        var envelope = new MailEnvelope(new Sender(sender), [.. (recipients.Length > 0 ? recipients : ["reader@example.org"]).Select(one => new Recipient(one))]);
        return MessageRow.Of(session, envelope, subject, 1234, default, isAnalyzed: true);
    }

    /// <summary>What is held of a message.</summary>
    internal static HeldMessage Held(string id, string helo, IEnumerable<Recipient> recipients, params AuthenticationAttempt[] attempts)
    {
        Assert.True(HostAddress.TryParse("192.0.2.7", out var address));
        var session = new SessionFacts
        {
            Id = id,
            Host = "mx.example.org",
            Peer = address,
            Client = address,
            Helo = helo,
            Protocol = "ESMTP",
            Connected = DateTimeOffset.UnixEpoch,
            Received = DateTimeOffset.UnixEpoch,
            Authentication = attempts,
        };
        return new HeldMessage(session, new MailEnvelope(new Sender("writer@example.net"), [.. recipients]), default, default);
    }
}
