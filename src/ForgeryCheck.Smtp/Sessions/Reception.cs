using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Smtp.Wire;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>One message while it is received: its content up to the size limit, its violations, and what the analyzer needs.</summary>
internal sealed class Reception : IContentSink, IDisposable
{
    private readonly IRecordedSession _session;
    private readonly long _limit;
    private readonly BuilderPool? _builders;
    private readonly MessageBuilder? _builder;
    private readonly HopCount _hops = new();
    private bool _isStreaming;
    private bool _isFinished;
    private byte[]? _stamp;

    /// <summary>Starts a message.</summary>
    /// <param name="session">Its session.</param>
    /// <param name="id">Its id.</param>
    /// <param name="mostBytes">The size limit in bytes; 0 for none.</param>
    /// <param name="content">Receives its bytes.</param>
    /// <param name="builders">Builders of the analyzer's input; null if analysis is off.</param>
    internal Reception(IRecordedSession session, string id, long mostBytes, MessageContent content, BuilderPool? builders)
    {
        (_session, Id, Content, _builders) = (session, id, content, builders);
        _limit = mostBytes > 0 ? mostBytes : long.MaxValue;
        _builder = builders?.Rent();
    }

    /// <summary>The id of the message.</summary>
    internal string Id { get; }

    /// <summary>The content.</summary>
    internal MessageContent Content { get; }

    /// <summary>Violations in the content.</summary>
    internal WireFacts Facts { get; } = new();

    /// <summary>Parses the data after DATA.</summary>
    internal DataReceiver Data => field ??= new DataReceiver(this, Facts);

    /// <summary>Parses the chunks after BDAT.</summary>
    internal ChunkReceiver Chunks => field ??= new ChunkReceiver(this, Facts);

    /// <inheritdoc/>
    public long Length { get; private set; }

    /// <summary>Whether it exceeds the limit; the excess is read and discarded.</summary>
    internal bool IsTooBig { get; private set; }

    /// <summary>The number of Received fields in its header.</summary>
    internal int Hops => _hops.Fields;

    /// <summary>Why it could not be written to the spool; null if it could.</summary>
    internal StoreException? Failure { get; private set; }

    /// <summary>Whether it contains a bare CR or LF.</summary>
    internal bool HasBareNewlines =>
        Facts.Count(WireFactKind.BareCarriageReturn) > 0 || Facts.Count(WireFactKind.BareLineFeed) > 0;

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        // Counted before anything is stored: an error ends the storing of the data, never the reading.
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

        _hops.Append(bytes);
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

    /// <summary>The Received line on top: generated at the end of the message, to give the reverse lookup time, or when the message leaves memory.</summary>
    internal ReadOnlyMemory<byte> Stamp => _stamp ??= TraceLine.Write(_session.ToStamp(Id), Content.Memory.Span);

    /// <summary>The message in the form the analyzer takes; null if analysis is off.</summary>
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

        // A builder that could not finish still holds part of this message, and must not get another.
        var message = _builder.Finish(Id, envelope, facts);
        _isFinished = true;
        return message;
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
