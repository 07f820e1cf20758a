using System.Security.Cryptography;

namespace ForgeryCheck.Messages;

/// <summary>
/// Builds a message from bytes that arrive in pieces: keeps the header, hashes and counts everything, holds no body. Not thread-safe; after
/// <see cref="Finish"/> it is ready for another message.
/// </summary>
internal sealed class MessageBuilder : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly HeaderCapture _header;
    private long _size;

    internal MessageBuilder(byte lineEnd, bool pasted) => _header = new HeaderCapture(lineEnd, pasted);

    /// <summary>Creates a builder for messages as a mail server has them: nothing quoted, nothing above the header.</summary>
    public MessageBuilder()
        : this(LineEnds.LineFeed, pasted: false)
    {
    }

    /// <summary>Adds the next bytes; only the header is kept.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _size += bytes.Length;
        _hash.AppendData(bytes);
        _header.Append(bytes);
    }

    /// <summary>The message.</summary>
    /// <param name="source">Its name in reports.</param>
    /// <param name="envelope">Its envelope, if known from outside.</param>
    /// <param name="session">What the listener saw of the session; null if there was none.</param>
    public MailMessage Finish(string source, Envelope? envelope = null, SessionFacts? session = null)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _hash.GetHashAndReset(hash);
        var message = new MailMessage
        {
            Source = source,
            Size = _size,
            Sha256 = Convert.ToHexStringLower(hash),
            Header = _header.Finish(out var notes, out var repairs),
            Notes = notes,
            Repairs = repairs,
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
    }
}
