using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>Messages for tests.</summary>
internal static class Mail
{
    internal const string Received = "Received: from a.test (unknown [192.0.2.7])\r\n\tby mx.test (ForgeryCheck) with ESMTP id 1A;\r\n\tWed, 1 May 2024 12:00:05 +0000\r\n";

    internal static byte[] Bytes(string latin1) => Encoding.Latin1.GetBytes(latin1);

    internal static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    /// <summary>A message with one recipient, or more.</summary>
    internal static AcceptedMessage Accepted(byte[] content, string top = Received, int recipients = 1, SpillFolder? spill = null)
    {
        var kept = new MessageContent(spill);
        kept.Append(content);
        Assert.True(HostAddress.TryParse("192.0.2.7", out var client));
        return new AcceptedMessage(
            "1A",
            Bytes(top),
            kept,
            0,
            new MailEnvelope(new Sender("a@x.test"), [.. Enumerable.Range(1, recipients).Select(i => new Recipient($"b{i}@y.test"))]),
            new SessionFacts
            {
                Id = "1A",
                Host = "mx.test",
                Peer = client,
                Client = client,
                Protocol = "ESMTP",
                Connected = DateTimeOffset.UnixEpoch,
                Received = DateTimeOffset.UnixEpoch,
            });
    }

    /// <summary>All bytes of a message.</summary>
    internal static byte[] AllBytes(AcceptedMessage message)
    {
        var bytes = new byte[message.Length];
        message.Top.Span.CopyTo(bytes);
        int at = message.Top.Length, read;
        for (var from = message.Skip; (read = message.Content.Read(from, bytes.AsSpan(at))) > 0; from += read)
        {
            at += read;
        }

        Assert.Equal(bytes.Length, at);
        return bytes;
    }
}
