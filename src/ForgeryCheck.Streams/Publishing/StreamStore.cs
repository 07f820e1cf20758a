using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Streams.Carrying;
using ForgeryCheck.Streams.Connecting;
using ForgeryCheck.Streams.Layout;
using ForgeryCheck.Streams.Options;

namespace ForgeryCheck.Streams.Publishing;

/// <summary>
/// Stores accepted messages on a stream, from which workers take them: a message is stored when the stream has acknowledged it, by as many servers as the
/// stream has replicas.
/// </summary>
internal sealed class StreamStore : IMessageStore
{
    // A client waits for the reply to its data for 10 minutes (RFC 5321 section 4.5.3.2.6), but many do so for one only.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // How long a stream is taken for full, or a server that is connected for one that takes nothing: then the next message may try it again.
    private static readonly TimeSpan FullFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AwayFor = TimeSpan.FromSeconds(5);

    private readonly StreamOptions _options;
    private readonly IListenerLog _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly AwayServer _away = new(Patience, AwayFor);
    private Task _connecting = Task.CompletedTask;
    private volatile Target? _target;
    private long _fullUntil;

    private readonly StreamMetrics _metrics;

    private StreamStore(StreamOptions options, IListenerLog log)
    {
        (_options, _log) = (options, log);
        _metrics = new StreamMetrics(() => _target?.Server.IsOpen == true);
    }

    /// <inheritdoc/>
    public SpillFolder? Spill { get; } = new(Path.GetTempPath());

    /// <summary>Connects, and creates what is missing on the server; if the server is not there yet, as soon as it is.</summary>
    /// <exception cref="IOException">The server refuses; the message is one line.</exception>
    /// <exception cref="FormatException">An option is invalid; the message is one line.</exception>
    internal static async Task<StreamStore> OpenAsync(StreamOptions options, IListenerLog log)
    {
        var store = new StreamStore(options, log);
        try
        {
            await store.ConnectAsync(TimeSpan.Zero).ConfigureAwait(false);
        }
        catch (ServerAwayException)
        {
            store._connecting = store.KeepConnectingAsync();
        }

        return store;
    }

    /// <inheritdoc/>
    public IReadOnlyList<Metric> Metrics => _metrics.Metrics;

    /// <inheritdoc/>
    public bool HasRoom(long size) => Environment.TickCount64 >= Volatile.Read(ref _fullUntil);

    /// <inheritdoc/>
    public async ValueTask<KeptAt> KeepAsync(AcceptedMessage message, CancellationToken cancellation = default)
    {
        if (_target is not { } target || _away.IsAway(target.Server))
        {
            throw new StoreException(isFull: false, "the NATS server is away");
        }

        var about = new MailMetadata(message.Id, MessageForm.AsReceived) { Envelope = message.Envelope.ToEnvelope(), Session = message.Session };
        try
        {
            if (message.Length <= target.Server.MaxPayload)
            {
                await KeepAsync(target.Mail, message, about, (int)message.Length, cancellation).ConfigureAwait(false);
            }
            else
            {
                var hash = await HashAsync(message, cancellation).ConfigureAwait(false);
                await target.Mail.PublishAsync(about, () => new AcceptedStream(message), hash, IdOf(message), Patience, cancellation).ConfigureAwait(false);
            }

            _away.Answered();
            return default;
        }
        catch (PublishException e)
        {
            var isFull = e.Fault == PublishFault.Full;
            // Where large messages are stored, there may be no room while small ones are still taken.
            if (isFull && message.Length <= target.Server.MaxPayload)
            {
                Volatile.Write(ref _fullUntil, Environment.TickCount64 + (long)FullFor.TotalMilliseconds);
            }

            if (e.Fault is PublishFault.Away or PublishFault.Denied)
            {
                _away.Failed(target.Server);
            }
            else
            {
                _away.Answered();
            }

            throw new StoreException(isFull, $"the stream did not take it: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new StoreException(isFull: false, e.Message, e);
        }
    }

    /// <inheritdoc/>
    public void AddReport(string id, Report report)
    {
        // The worker that takes the message reports it.
    }

    /// <inheritdoc/>
    public IEnumerable<MailMessage> ReadUnreported() => [];

    /// <inheritdoc/>
    public IEnumerable<KeptRecord> ReadKept() => [];

    /// <inheritdoc/>
    public KeptFacts? Find(string id, KeptAt at, CancellationToken cancellation = default) => null;

    /// <inheritdoc/>
    public CopyOutcome Copy(KeptAt at, Action<ReadOnlySpan<byte>> to) => CopyOutcome.Gone;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _connecting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_target is { } target)
        {
            await target.Server.DisposeAsync().ConfigureAwait(false);
        }

        _stop.Dispose();
    }

    private async Task ConnectAsync(TimeSpan? patience)
    {
        var server = await Connector.OpenAsync(_options.Server, patience, _log, () => { }, _stop.Token).ConfigureAwait(false);
        try
        {
            var layout = new StreamLayout(server, _options, _log);
            await layout.EnsureAsync(_stop.Token).ConfigureAwait(false);
            _target = new Target(server, new MailPublisher(server, layout, _log, _metrics));
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // Mail is being answered by now: a server that comes and refuses is an error for the log, until its administrator mends that.
    private async Task KeepConnectingAsync()
    {
        var last = "";
        while (_target is null)
        {
            try
            {
                await ConnectAsync(patience: null).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or FormatException)
            {
                if (e.Message != last)
                {
                    last = e.Message;
                    _log.Write(LogLevel.Error, "server-refuses", null, ("reason", e.Message));
                }

                await Task.Delay(AwayFor, _stop.Token).ConfigureAwait(false);
            }
        }
    }

    private static async ValueTask KeepAsync(MailPublisher mail, AcceptedMessage message, MailMetadata about, int length, CancellationToken cancellation)
    {
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var end = MessageBytes.Read(message, 0, rented.AsSpan(0, length));
            var hash = MessageId.Hash(rented.AsSpan(0, end));
            await mail.PublishAsync(about, rented.AsMemory(0, end), hash, IdOf(message), Patience, cancellation).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static async ValueTask<string> HashAsync(AcceptedMessage message, CancellationToken cancellation)
    {
        await using var bytes = new AcceptedStream(message);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancellation).ConfigureAwait(false));
    }

    // A client that was not answered sends the message again, and then our Received line is another (RFC 5321 section 6.1).
    private static string IdOf(AcceptedMessage message)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, message.Envelope.Sender.Address);
        foreach (var recipient in message.Envelope.Recipients)
        {
            Add(hash, recipient.Address);
        }

        Span<byte> piece = stackalloc byte[4096];
        if (message.Content.IsInMemory)
        {
            hash.AppendData(message.Content.Memory.Span);
        }
        else
        {
            for (long offset = 0; message.Content.Read(offset, piece) is > 0 and var read; offset += read)
            {
                hash.AppendData(piece[..read]);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        hash.AppendData(length);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
    }

    private sealed record Target(ServerConnection Server, MailPublisher Mail);
}
