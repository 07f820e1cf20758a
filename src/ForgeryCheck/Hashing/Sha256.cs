using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;

namespace ForgeryCheck.Hashing;

/// <summary>
/// SHA-256 of bytes that arrive in pieces. The library of the system is the fastest, but loading it takes longer than everything else that is done to
/// a single message. So the first short inputs of a process are hashed by a slower one that is loaded already. Not thread-safe; ready for another
/// input after <see cref="Finish"/>.
/// </summary>
/// <param name="few">How many inputs of the process may be hashed without the library of the system.</param>
internal sealed class Sha256(int few = Sha256.Few) : IDisposable
{
    /// <summary>The longest input that is hashed without the library of the system, in bytes.</summary>
    internal const int MostHeld = 1 << 15;

    private const int Few = 16;

    private static int s_inputs;

    private byte[] _held = [];
    private int _length;
    private IncrementalHash? _system;

    /// <summary>Adds bytes.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        if (_system is null && bytes.Length <= MostHeld - _length && Volatile.Read(ref s_inputs) < few)
        {
            Hold(bytes);
            return;
        }

        if (_system is null)
        {
            _system = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            _system.AppendData(_held, 0, _length);
            _length = 0;
        }

        _system.AppendData(bytes);
    }

    /// <summary>Writes the hash of all bytes since the last call.</summary>
    /// <param name="hash">Takes the <see cref="SHA256.HashSizeInBytes"/> bytes.</param>
    internal void Finish(Span<byte> hash)
    {
        if (_system is not null)
        {
            _system.GetHashAndReset(hash);
            return;
        }

        Interlocked.Increment(ref s_inputs);
        var digest = new Sha256Digest();
        digest.BlockUpdate(_held.AsSpan(0, _length));
        digest.DoFinal(hash);
        _length = 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _system?.Dispose();

    private void Hold(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _held.Length)
        {
            Array.Resize(ref _held, Math.Min(MostHeld, Math.Max(2 * _held.Length, _length + bytes.Length)));
        }

        bytes.CopyTo(_held.AsSpan(_length));
        _length += bytes.Length;
    }
}
