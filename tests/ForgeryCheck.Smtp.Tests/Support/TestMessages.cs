using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>Messages as a listener has them, and places where they are kept.</summary>
internal static class TestMessages
{
    internal static ListenerLog NoLog() => new(_ => { }, LogLevel.Error);

    internal static MailMessage Message(string id, string subject = "greetings", string helo = "mail.example.net", string sender = "writer@example.net")
    {
        Assert.True(HostAddress.TryParse("192.0.2.7", out var client));
        using var builder = new MessageBuilder();
        builder.Append(Encoding.UTF8.GetBytes(
            $"Received: from mail.example.net ([192.0.2.7]) by mx.example.org with ESMTP id {id}; Wed, 1 May 2024 10:00:02 +0000\r\nSubject: {subject}\r\n\r\nHello.\r\n"));
        return builder.Finish(id, new Envelope(sender, ["reader@example.org", "other@example.org"]), new SessionFacts
        {
            Id = id,
            Host = "mx.example.org",
            Peer = client,
            Client = client,
            Helo = helo,
            Protocol = "ESMTP",
            Connected = new DateTimeOffset(2024, 5, 1, 10, 0, 0, TimeSpan.Zero),
            Received = new DateTimeOffset(2024, 5, 1, 10, 0, 2, TimeSpan.Zero),
        });
    }

    internal static Report Report(MailMessage message) => new Analyzer(new AnalyzerOptions()).AnalyzeAsync(message).AsTask().GetAwaiter().GetResult();

    /// <summary>Remembers which messages were reported.</summary>
    internal sealed class Store : IMessageStore
    {
        private readonly Lock _gate = new();

        internal List<string> Reported { get; } = [];

        public SpillFolder? Spill => null;

        public bool HasRoom(long size) => true;

        public ValueTask<KeptAt> KeepAsync(AcceptedMessage message, CancellationToken cancellation = default) => default;

        public void AddReport(string id, Report report)
        {
            lock (_gate)
            {
                Reported.Add(id);
            }
        }

        public IEnumerable<MailMessage> ReadUnreported() => [];

        public IEnumerable<KeptRecord> ReadKept() => [];

        public KeptFacts? Find(string id, KeptAt at, CancellationToken cancellation = default) => null;

        public CopyOutcome Copy(KeptAt at, Action<ReadOnlySpan<byte>> to) => CopyOutcome.Gone;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
