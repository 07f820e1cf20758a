using ForgeryCheck.Mime;

namespace ForgeryCheck.Messages;

/// <summary>
/// Reads the messages attached to a message (RFC 2046 section 5.2.1) while its body streams by: of each, what is read of any message, and nothing else
/// is kept. So a body of any size takes no memory, and one that is no multipart takes no time either.
/// </summary>
internal sealed class AttachedMessages : IPartSink, IDisposable
{
    private readonly MailReadOptions _options;
    private readonly AttachedBudget _budget;
    private readonly int _depth;
    private readonly BodySplitter _splitter;
    private readonly List<bool> _areDigests = [];
    private readonly List<MailMessage> _found = [];
    private HeaderCapture? _header;
    private MessageBuilder? _message;
    private IBodyDecoder? _decoder;
    private Action<ReadOnlySpan<byte>>? _toMessage;

    // MimeKit, which reads Content-Type, asks for charsets only once.
    static AttachedMessages() => MailCharsets.Register();

    /// <summary>Creates a reader for messages attached at a depth.</summary>
    /// <param name="options">What to read of them.</param>
    /// <param name="budget">What may still be read, shared by all depths.</param>
    /// <param name="depth">1 for the messages attached to the message itself.</param>
    internal AttachedMessages(MailReadOptions options, AttachedBudget budget, int depth)
    {
        _options = options;
        _budget = budget;
        _depth = depth;
        _splitter = new BodySplitter(this);
    }

    /// <summary>Whether the body has begun and may have an attached message.</summary>
    internal bool IsReading { get; private set; }

    /// <inheritdoc/>
    public bool IsInHeader { get; private set; }

    /// <summary>Whether a header may announce an attached message. Most do not; no header is parsed to learn that.</summary>
    internal static bool MayBegin(ReadOnlySpan<byte> header) =>
        header.IndexOf("oundary"u8) >= 0 || header.IndexOf("OUNDARY"u8) >= 0 || header.IndexOf("essage/"u8) >= 0 || header.IndexOf("ESSAGE/"u8) >= 0;

    /// <summary>Begins the body below a header.</summary>
    internal void Begin(ReadOnlySpan<byte> header)
    {
        if (MayBegin(header))
        {
            IsReading = true;
            Enter(HeaderBlock.Parse(header.ToArray()), isInDigest: false);
            IsReading = _message is not null || _splitter.Depth > 0;
        }
    }

    /// <summary>Adds the next bytes of the body.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        if (IsReading)
        {
            _splitter.Append(bytes);
        }
    }

    /// <summary>The messages found, in their order. The reader is then ready for another body.</summary>
    internal IReadOnlyList<MailMessage> Finish()
    {
        if (!IsReading)
        {
            return [];
        }

        _splitter.Complete();
        EndPart();
        _areDigests.Clear();
        IsReading = false;
        IReadOnlyList<MailMessage> found = [.. _found];
        _found.Clear();
        return found;
    }

    /// <inheritdoc/>
    public void Delimit(int depth, bool isClosing)
    {
        EndPart();
        _areDigests.RemoveRange(depth + 1, _areDigests.Count - depth - 1);
        IsInHeader = !isClosing;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _header?.Dispose();
        _message?.Dispose();
        (_header, _message) = (null, null);
    }

    void IPartSink.Append(ReadOnlySpan<byte> bytes) => Take(bytes);

    private void Take(ReadOnlySpan<byte> bytes)
    {
        if (IsInHeader)
        {
            _header ??= new HeaderCapture(LineEnds.LineFeed, pasted: false);
            bytes = _header.Append(bytes);
            if (!_header.IsDone)
            {
                return;
            }

            IsInHeader = false;
            Enter(_header.Finish(out _, out _), _areDigests is [.., true]);
        }

        if (_decoder is not null)
        {
            _decoder.Append(bytes, _toMessage!);
        }
        else
        {
            _message?.Append(bytes);
        }
    }

    // What a header says of the body below it: of the message itself, or of a part.
    private void Enter(HeaderBlock header, bool isInDigest)
    {
        var type = PartType.Of(Value(header, "Content-Type"u8), Value(header, "Content-Disposition"u8), isInDigest);
        switch (type.Kind)
        {
            case PartKind.Multipart or PartKind.Digest when _splitter.Depth < MessageLimits.Multiparts:
                _splitter.Push(type.Boundary.Span);
                _areDigests.Add(type.Kind == PartKind.Digest);
                break;
            case PartKind.Message when _budget.MayRead(_depth):
                _message = new MessageBuilder(_options, new AttachedMessages(_options, _budget, _depth + 1));
                _decoder = Value(header, "Content-Transfer-Encoding"u8) is { } encoding ? BodyDecoders.For(encoding.Span) : null;
                _toMessage = _message.Append;
                break;
        }
    }

    private void EndPart()
    {
        if (IsInHeader)
        {
            // A part that has not even an empty line.
            IsInHeader = false;
            _ = _header?.Finish(out _, out _);
        }

        if (_message is { } message)
        {
            _decoder?.Complete(_toMessage!);
            var read = message.Finish("");
            if (read.Size > 0)
            {
                _found.Add(_budget.Counted(read));
            }

            message.Dispose();
            (_message, _decoder, _toMessage) = (null, null, null);
        }
    }

    private static ReadOnlyMemory<byte>? Value(HeaderBlock header, ReadOnlySpan<byte> name) => header.Find(name) is { } field ? header.Value(field) : null;
}
