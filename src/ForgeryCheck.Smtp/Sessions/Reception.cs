using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Smtp.Wire;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>One message while it comes: its content up to the limit, what is wrong with it, and what the analyzer needs of it.</summary>
internal sealed class Reception : IContentSink, IDisposable
{
    private readonly Session _session;
    private readonly long _limit;
    private readonly BuilderPool? _builders;
    private readonly MessageBuilder? _builder;
    private bool _isStreaming;
    private bool _isFinished;
    private byte[]? _stamp;

    /// <summary>Begins a message.</summary>
    /// <param name="session">The session that it comes in.</param>
    /// <param name="id">Its id.</param>
    /// <param name="mostBytes">Bytes that it may have; 0 for any number.</param>
    /// <param name="content">Takes its bytes.</param>
    /// <param name="builders">Builders of what the analyzer takes; null where nothing is analyzed.</param>
    internal Reception(Session session, string id, long mostBytes, MessageContent content, BuilderPool? builders)
    {
        (_session, Id, Content, _builders) = (session, id, content, builders);
        _limit = mostBytes > 0 ? mostBytes : long.MaxValue;
        _builder = builders?.Rent();
        Facts = new WireFacts();
        Data = new DataReceiver(this, Facts);
        Chunks = new ChunkReceiver(this, Facts);
    }

    /// <summary>The id of the message.</summary>
    internal string Id { get; }

    /// <summary>The content.</summary>
    internal MessageContent Content { get; }

    /// <summary>What is wrong with the content.</summary>
    internal WireFacts Facts { get; }

    /// <summary>Takes what comes behind DATA.</summary>
    internal DataReceiver Data { get; }

    /// <summary>Takes what comes behind BDAT.</summary>
    internal ChunkReceiver Chunks { get; }

    /// <inheritdoc/>
    public long Length { get; private set; }

    /// <summary>Whether it is longer than the limit; what came beyond it was read and dropped.</summary>
    internal bool IsTooBig { get; private set; }

    /// <summary>Why it could not be written down; null where it could.</summary>
    internal StoreException? Failure { get; private set; }

    /// <summary>Whether a lone CR or LF is in it.</summary>
    internal bool HasBareNewlines =>
        Facts.Count(WireFactKind.BareCarriageReturn) + Facts.Count(WireFactKind.BareLineFeed) > 0;

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        // Counted before anything is kept: an error never shortens the reading of the data, only the keeping.
        var before = Length;
        Length += bytes.Length;
        if (IsTooBig || Failure is not null)
        {
            return;
        }

        if (Length > _limit)
        {
            IsTooBig = true;
            Content.Dispose();
            return;
        }

        try
        {
            Content.Append(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException || StoreFaults.IsFull(e))
        {
            Failure = e.ToStoreException();
            Content.Dispose();
            return;
        }

        if (_builder is not null && (_isStreaming || !Content.IsInMemory))
        {
            Stream(bytes, before);
        }
    }

    /// <summary>Our Received line: written when the message has ended, since the client's name may take a while to be found, or when the message leaves memory.</summary>
    internal ReadOnlyMemory<byte> Stamp => _stamp ??= TraceLine.Write(_session, Id, Content.Memory.Span);

    /// <summary>The message as the analyzer takes it; null where nothing is analyzed.</summary>
    internal MailMessage? ToMailMessage(Envelope envelope, SessionFacts facts)
    {
        if (_builder is null)
        {
            return null;
        }

        if (!_isStreaming)
        {
            _builder.Append(Stamp.Span);
            _builder.Append(Content.Memory.Span);
        }

        _isFinished = true;
        return _builder.Finish(Id, envelope, facts);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Content.Dispose();
        if (_builder is not null)
        {
            _builders!.Return(_builder, _isFinished);
        }
    }

    private void Stream(ReadOnlySpan<byte> bytes, long before)
    {
        if (!_isStreaming)
        {
            _isStreaming = true;
            _builder!.Append(Stamp.Span);
            _builder.Append(Content.Memory.Span[..(int)before]);
        }

        _builder!.Append(bytes);
    }
}
