using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Tests.Spool;

/// <summary>A spool in a folder of its own, and messages for it.</summary>
internal sealed class TestSpool : IDisposable, IListenerLog
{
    internal string Folder { get; } = Directory.CreateTempSubdirectory("spool").FullName;

    internal List<string> Events { get; } = [];

    internal static Report Report { get; } = new()
    {
        Tool = new ToolInfo("forgerycheck", "0", "0"),
        Source = "x",
        Sha256 = "0",
        Size = 1,
        Assessment = new Assessment(Verdict.Consistent, 0, 0, 0.05, null, []),
    };

    internal ListenerOptions Options(KeepMode keep) => new() { Spool = Folder, Keep = keep, HostName = "mx.example" };

    internal IMessageStore Open(KeepMode keep) => MessageStores.Open(Options(keep), this);

    internal static AcceptedMessage Message(string id, ReadOnlySpan<byte> content, SpillFolder? spill = null, string sender = "a@b.example")
    {
        var kept = new MessageContent(spill);
        kept.Append(content);
        var session = new SessionFacts
        {
            Id = id,
            Host = "mx.example",
            Peer = new HostAddress(0xC0000201, false),
            Client = null,
            Protocol = "ESMTP",
            Helo = "evil\u001b[31m\"\n\u00e9",
            Connected = DateTimeOffset.UnixEpoch,
            Received = DateTimeOffset.UnixEpoch.AddDays(20000),
            Forwarded = new ForwardedClient { Name = "n", Port = 25, Address = new HostAddress(1, true) },
            Wire = [new WireFact(WireFactKind.EarlyTalk, 2, null, "x\0"), new WireFact(WireFactKind.BareLineFeed, 1, 17)],
            Authentication = [new("LOGIN", AuthenticationOutcome.Refused) { User = "evil\u001b[31m\"\n\u00e9", Password = "\0" }, new("PLAIN", AuthenticationOutcome.Cancelled)],
        };
        var envelope = new MailEnvelope(
            new Sender(sender) { Size = 5, Body = BodyKind.EightBitMime, Utf8 = true, Return = "HDRS", EnvelopeId = "e+2B", Authenticated = "<>" },
            [new Recipient("r@c.example") { Notify = "NEVER", Original = "rfc822;x" }, new Recipient("s@c.example")]);
        return new AcceptedMessage(id, Encoding.ASCII.GetBytes("Received: by mx.example; Sat\r\n"), kept, 0, envelope, session);
    }

    internal static byte[] Bytes(AcceptedMessage message)
    {
        var bytes = new byte[message.Length];
        Assert.Equal(bytes.Length, MessageBytes.Read(message, 0, bytes));
        return bytes;
    }

    internal List<MailMessage> Unreported(KeepMode keep)
    {
        var store = Open(keep);
        var found = store.ReadUnreported().ToList();
        store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return found;
    }

    public bool Has(LogLevel level) => true;

    public void Write(LogLevel level, string name, string? session, params ReadOnlySpan<(string Key, object? Value)> values)
    {
        lock (Events)
        {
            Events.Add(name);
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
