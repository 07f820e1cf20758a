using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>Keeps messages in memory; a test may shut its gate, fill it, or break it.</summary>
internal sealed class MemoryStore : IMessageStore
{
    private readonly List<KeptMail> _kept = [];

    /// <summary>What was kept.</summary>
    internal IReadOnlyList<KeptMail> Kept
    {
        get
        {
            lock (_kept)
            {
                return [.. _kept];
            }
        }
    }

    /// <summary>Completed as soon as something is to be kept.</summary>
    internal TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waited for before anything is kept.</summary>
    internal Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>What keeping fails with; null where it does not.</summary>
    internal StoreException? Fault { get; set; }

    /// <summary>Whether there is room.</summary>
    internal bool IsFull { get; set; }

    /// <summary>Ids of reports that were added.</summary>
    internal List<string> Reported { get; } = [];

    public SpillFolder? Spill { get; } = new(Path.GetTempPath());

    public bool HasRoom(long size) => !IsFull;

    public async ValueTask<KeptAt> KeepAsync(AcceptedMessage message, CancellationToken cancellation = default)
    {
        Begun.TrySetResult();
        await Gate.WaitAsync(cancellation);
        if (Fault is not null)
        {
            throw Fault;
        }

        var bytes = new byte[message.Length];
        message.Top.Span.CopyTo(bytes);
        var at = message.Top.Length;
        for (var offset = message.Skip; offset < message.Content.Length;)
        {
            var count = message.Content.Read(offset, bytes.AsSpan(at));
            Assert.True(count > 0, "the content ended before its length");
            offset += count;
            at += count;
        }

        lock (_kept)
        {
            _kept.Add(new KeptMail(message, bytes[..message.Top.Length], bytes[message.Top.Length..]));
        }

        return default;
    }

    public void AddReport(string id, Report report)
    {
        lock (Reported)
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
