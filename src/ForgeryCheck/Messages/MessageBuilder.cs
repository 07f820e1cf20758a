using System.Globalization;
using System.Security.Cryptography;
using ForgeryCheck.Bodies;
using ForgeryCheck.Hashing;

namespace ForgeryCheck.Messages;

/// <summary>
/// Builds a message from bytes that arrive in pieces: keeps the header, hashes and counts everything, keeps nothing of the body. Not
/// thread-safe; after <see cref="Finish"/> it is ready for another message.
/// </summary>
internal sealed class MessageBuilder : IDisposable
{
    private const string QuotedInBody = "a header with Received lines is quoted in the body and was not examined; to test it, analyze it alone";

    private readonly Sha256 _hash = new();
    private readonly HeaderCapture _header;
    private readonly BodyCapture? _body;
    private readonly AttachedMessages? _attached;
    private readonly AttachedBudget? _budget;
    private readonly RawCapture? _raw;
    private readonly QuotedTrace? _quoted;
    private readonly bool _pasted;
    private bool _inBody;
    private long _bodyStart;

    /// <summary>Creates a builder.</summary>
    /// <param name="lineEnd">The byte that ends lines.</param>
    /// <param name="pasted">Whether a person may have pasted the text; see <see cref="HeaderCapture"/>.</param>
    /// <param name="options">What to read beyond the header.</param>
    /// <param name="isQuoted">Whether the message is in an mbox, which may have quoted "From " in it.</param>
    internal MessageBuilder(byte lineEnd, bool pasted, MailReadOptions options, bool isQuoted)
        : this(lineEnd, pasted, options, isQuoted, options.Inner == InnerMessages.Never ? null : new AttachedBudget())
    {
    }

    /// <summary>Creates a builder for messages as a mail server has them: nothing quoted, nothing above the header.</summary>
    /// <param name="options">What to read beyond the header; nothing by default.</param>
    public MessageBuilder(MailReadOptions? options = null)
        : this(LineEnds.LineFeed, pasted: false, options ?? new(), isQuoted: false)
    {
    }

    /// <summary>Creates a builder for a message that is attached to another: as if it had been saved to a file.</summary>
    /// <param name="options">What to read beyond the header.</param>
    /// <param name="attached">Reads the messages attached to this one.</param>
    internal MessageBuilder(MailReadOptions options, AttachedMessages attached)
        : this(LineEnds.LineFeed, pasted: true, options, isQuoted: false, budget: null) => _attached = attached;

    private MessageBuilder(byte lineEnd, bool pasted, MailReadOptions options, bool isQuoted, AttachedBudget? budget)
    {
        _header = new HeaderCapture(lineEnd, pasted);
        _pasted = pasted;
        _budget = budget;
        _quoted = pasted ? new QuotedTrace() : null;
        _raw = options.RawBytes > 0 ? new RawCapture(options.RawBytes, lineEnd, pasted, isQuoted) : null;
        if (lineEnd == LineEnds.LineFeed)
        {
            // Old Macintosh files end lines with CR: no signature was made of such bytes, and no delimiter has such an end.
            _body = options.HashBodies ? new BodyCapture(isQuoted) : null;
            _attached = budget is null ? null : new AttachedMessages(options, budget, depth: 1);
        }
    }

    /// <summary>The bytes added so far.</summary>
    internal long Size { get; private set; }

    /// <summary>Whether bytes of the body were added.</summary>
    internal bool IsInBody => _inBody;

    /// <summary>Where the message ends by its Content-Length, which some mailboxes have; null if it has none.</summary>
    internal long? EndByLength() =>
        HeaderBlock.Parse(_header.Kept.ToArray()).Text("Content-Length"u8) is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length < long.MaxValue / 2
            ? (_inBody ? _bodyStart : Size) + length
            : null;

    /// <summary>Adds the next bytes; only the header is kept.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        Size += bytes.Length;
        _hash.Append(bytes);
        _raw?.Append(bytes);
        var below = _header.Append(bytes);
        if (_header is { IsDone: true, IsWhole: true })
        {
            if (!_inBody)
            {
                _inBody = true;
                _bodyStart = Size - below.Length;
                _body?.Begin(_header.Kept);
                _attached?.Begin(_header.Kept);
                _quoted?.Begin(_header.Kept);
            }

            _quoted?.Append(below);
            _body?.Append(below);
            _attached?.Append(below);
        }
    }

    /// <summary>The message.</summary>
    /// <param name="source">Its name in reports.</param>
    /// <param name="envelope">Its envelope, if known from outside.</param>
    /// <param name="session">What the listener saw of the session; null if there was none.</param>
    public MailMessage Finish(string source, Envelope? envelope = null, SessionFacts? session = null)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _hash.Finish(hash);
        var body = _body is null ? null : BodyHashes();
        var attached = _attached?.Finish() ?? [];
        var header = _header.Finish(out var notes, out var repairs);
        var quoted = _quoted?.Finish() ?? QuotedTrace.Place.Nowhere;
        if (quoted == QuotedTrace.Place.InBody && attached.Count == 0)
        {
            notes = [.. notes, QuotedInBody];
        }

        var (holds, isAbove) = (_pasted && SecondHeader.IsIn(header), quoted == QuotedTrace.Place.Below);
        if (holds || isAbove)
        {
            repairs = (repairs ?? new HeaderRepairs()) with { HoldsSecond = holds, IsAboveSecond = isAbove };
        }

        if (_budget is { IsExceeded: true })
        {
            notes = [.. notes, MessageLimits.AttachedLeftOut];
        }

        var message = new MailMessage
        {
            Source = source,
            Size = Size,
            Sha256 = Convert.ToHexStringLower(hash),
            Header = header,
            Notes = notes,
            Repairs = repairs,
            MayBePasted = _pasted,
            BodyHashes = body,
            Raw = _raw?.Finish(),
            Envelope = envelope,
            Session = session,
            Attached = attached.Count == 0 ? [] : [.. attached.Select((one, index) => one.AttachedTo(source, index + 1))],
        };
        Size = 0;
        _inBody = false;
        _budget?.Reset();
        return message;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _hash.Dispose();
        _header.Dispose();
        _body?.Dispose();
        _attached?.Dispose();
    }

    private IReadOnlyList<BodyHash>? BodyHashes()
    {
        // A server or a mailbox may have a message that ends with its header (RFC 5322 section 3.5); the body of a pasted header is unknown.
        if (!_body!.HasBegun && !_pasted && _header.IsWhole)
        {
            _body.Begin(_header.Kept);
        }

        return _body.HasBegun ? _body.Finish() : null;
    }
}
