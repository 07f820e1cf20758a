using System.Security.Cryptography;

namespace ForgeryCheck.Bodies;

/// <summary>Hashes a canonical body up to a limit.</summary>
internal sealed class BodyDigest(BodyForm form) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _left = form.Limit ?? long.MaxValue;

    internal void Append(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..(int)Math.Min(bytes.Length, _left)];
        _left -= bytes.Length;
        _hash.AppendData(bytes);
    }

    internal BodyHash Finish(bool isUnquoted, long length) => new(form, isUnquoted, _hash.GetHashAndReset(), length);

    public void Dispose() => _hash.Dispose();
}
