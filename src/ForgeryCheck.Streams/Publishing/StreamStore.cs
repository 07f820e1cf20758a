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

    // How long a stream is taken for full: then the next message may try it again.
    private static readonly TimeSpan FullFor = TimeSpan.FromSeconds(5);

    private readonly ServerConnection _server;
    private readonly MailPublisher _mail;
    private long _fullUntil;

    private StreamStore(ServerConnection server, StreamLayout layout, IListenerLog log)
    {
        _server = server;
        _mail = new MailPublisher(server, layout, log);
    }

    /// <inheritdoc/>
    public SpillFolder? Spill { get; } = new(Path.GetTempPath());

    /// <summary>Connects, and creates what is missing on the server.</summary>
    /// <exception cref="IOException">The server cannot be used; the message is one line.</exception>
    /// <exception cref="FormatException">An option is invalid; the message is one line.</exception>
    internal static async Task<StreamStore> OpenAsync(StreamOptions options, IListenerLog log)
    {
        var server = await ServerConnection.OpenAsync(options.Server, log).ConfigureAwait(false);
        try
        {
            var layout = new StreamLayout(server, options);
            await layout.EnsureAsync(CancellationToken.None).ConfigureAwait(false);
            return new StreamStore(server, layout, log);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public bool HasRoom(long size) => Environment.TickCount64 >= Volatile.Read(ref _fullUntil);

    /// <inheritdoc/>
    public async ValueTask<KeptAt> KeepAsync(AcceptedMessage message, CancellationToken cancellation = default)
    {
        var about = new MailMetadata(message.Id, MessageForm.AsReceived) { Envelope = message.Envelope.ToEnvelope(), Session = message.Session };
        try
        {
            if (message.Length <= _server.MaxPayload)
            {
                await KeepAsync(message, about, (int)message.Length, cancellation).ConfigureAwait(false);
            }
            else
            {
                var hash = await HashAsync(message, cancellation).ConfigureAwait(false);
                await _mail.PublishAsync(about, () => new AcceptedStream(message), hash, IdOf(message), Patience, cancellation).ConfigureAwait(false);
            }

            return default;
        }
        catch (PublishException e)
        {
            var isFull = e.Fault == PublishFault.Full;
            if (isFull)
            {
                Volatile.Write(ref _fullUntil, Environment.TickCount64 + (long)FullFor.TotalMilliseconds);
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
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async ValueTask KeepAsync(AcceptedMessage message, MailMetadata about, int length, CancellationToken cancellation)
    {
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var end = MessageBytes.Read(message, 0, rented.AsSpan(0, length));
            var hash = MessageId.Hash(rented.AsSpan(0, end));
            await _mail.PublishAsync(about, rented.AsMemory(0, end), hash, IdOf(message), Patience, cancellation).ConfigureAwait(false);
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
}
