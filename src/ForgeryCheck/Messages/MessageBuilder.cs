using System.Security.Cryptography;

namespace ForgeryCheck.Messages;

/// <summary>Makes a message of bytes that pass by in pieces: keeps the header, hashes and counts everything, holds no body.</summary>
internal sealed class MessageBuilder : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly HeaderCapture _header;
    private long _size;

    internal MessageBuilder(byte lineEnd, bool pasted) => _header = new HeaderCapture(lineEnd, pasted);

    internal void Append(ReadOnlySpan<byte> bytes)
    {
        _size += bytes.Length;
        _hash.AppendData(bytes);
        _header.Append(bytes);
    }

    /// <summary>The message; the builder is then ready for another.</summary>
    internal MailMessage Finish(string source, Envelope? envelope = null)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _hash.GetHashAndReset(hash);
        var message = new MailMessage
        {
            Source = source,
            Size = _size,
            Sha256 = Convert.ToHexStringLower(hash),
            Header = _header.Finish(out var notes),
            Notes = notes,
            Envelope = envelope,
        };
        _size = 0;
        return message;
    }

    public void Dispose()
    {
        _hash.Dispose();
        _header.Dispose();
    }
}
