using System.Security.Cryptography;
using ForgeryCheck.Bodies;

namespace ForgeryCheck.Messages;

/// <summary>
/// Builds a message from bytes that arrive in pieces: keeps the header, hashes and counts everything, keeps nothing of the body. Not
/// thread-safe; after <see cref="Finish"/> it is ready for another message.
/// </summary>
internal sealed class MessageBuilder : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly HeaderCapture _header;
    private readonly BodyCapture? _body;
    private readonly bool _pasted;
    private long _size;

    /// <summary>Creates a builder.</summary>
    /// <param name="lineEnd">The byte that ends lines.</param>
    /// <param name="pasted">Whether a person may have pasted the text; see <see cref="HeaderCapture"/>.</param>
    /// <param name="body">Hashes the bodies of signed messages; null if nobody needs that.</param>
    internal MessageBuilder(byte lineEnd, bool pasted, BodyCapture? body)
    {
        _header = new HeaderCapture(lineEnd, pasted);
        _pasted = pasted;

        // Old Macintosh files end lines with CR: no signature was made of such bytes.
        _body = lineEnd == LineEnds.LineFeed ? body : null;
    }

    /// <summary>Creates a builder for messages as a mail server has them: nothing quoted, nothing above the header.</summary>
    /// <param name="options">What to read beyond the header; nothing by default.</param>
    public MessageBuilder(MailReadOptions? options = null)
        : this(LineEnds.LineFeed, pasted: false, options is { HashBodies: true } ? new BodyCapture(isQuoted: false) : null)
    {
    }

    /// <summary>Adds the next bytes; only the header is kept.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _size += bytes.Length;
        _hash.AppendData(bytes);
        var below = _header.Append(bytes);
        if (_body is not null && _header is { IsDone: true, IsWhole: true })
        {
            if (!_body.HasBegun)
            {
                _body.Begin(_header.Kept);
            }

            _body.Append(below);
        }
    }

    /// <summary>The message.</summary>
    /// <param name="source">Its name in reports.</param>
    /// <param name="envelope">Its envelope, if known from outside.</param>
    /// <param name="session">What the listener saw of the session; null if there was none.</param>
    public MailMessage Finish(string source, Envelope? envelope = null, SessionFacts? session = null)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _hash.GetHashAndReset(hash);
        var body = _body is null ? null : BodyHashes();
        var message = new MailMessage
        {
            Source = source,
            Size = _size,
            Sha256 = Convert.ToHexStringLower(hash),
            Header = _header.Finish(out var notes, out var repairs),
            Notes = notes,
            Repairs = repairs,
            BodyHashes = body,
            Envelope = envelope,
            Session = session,
        };
        _size = 0;
        return message;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _hash.Dispose();
        _header.Dispose();
        _body?.Dispose();
    }

    private IReadOnlyList<BodyHash>? BodyHashes()
    {
        // A server or a mailbox may have a message that ends with its header (RFC 5322 section 3.5); of a pasted header nobody knows the body.
        if (!_body!.HasBegun && !_pasted && _header.IsWhole)
        {
            _body.Begin(_header.Kept);
        }

        return _body.HasBegun ? _body.Finish() : null;
    }
}
