using System.Buffers;
using System.Numerics;
using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Smtp.Content;

/// <summary>
/// One message as the client sent it: dots unstuffed, nothing else changed. In memory up to a limit, beyond it in an unlinked file, which vanishes
/// with the process. Not thread-safe.
/// </summary>
/// <param name="spill">Where content too large for memory goes; null to count and discard the excess, since nobody needs it.</param>
internal sealed class MessageContent(SpillFolder? spill) : IDisposable
{
    private byte[] _memory = [];
    private int _taken;
    private int _inMemory;
    private SafeFileHandle? _file;

    /// <summary>Bytes so far.</summary>
    internal long Length { get; private set; }

    /// <summary>Whether <see cref="Memory"/> holds all bytes.</summary>
    internal bool IsInMemory => Length == _inMemory;

    /// <summary>The first bytes: all of them if <see cref="IsInMemory"/>. Valid until the next call.</summary>
    internal ReadOnlyMemory<byte> Memory => _memory.AsMemory(0, _inMemory);

    /// <summary>Appends bytes.</summary>
    /// <exception cref="IOException">They could not be written to the file.</exception>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        if (IsInMemory)
        {
            var room = MemoryBudget.MostInMemory - _inMemory;
            var kept = bytes[..Math.Min(bytes.Length, room)];
            if (!Reserve(_inMemory + kept.Length))
            {
                kept = bytes[..Math.Min(kept.Length, Math.Max(MemoryBudget.Least - _inMemory, 0))];
            }

            if (!kept.IsEmpty && Reserve(_inMemory + kept.Length))
            {
                kept.CopyTo(_memory.AsSpan(_inMemory));
                _inMemory += kept.Length;
                Length += kept.Length;
                bytes = bytes[kept.Length..];
            }
        }

        if (bytes.IsEmpty)
        {
            return;
        }

        if (spill is not null)
        {
            _file ??= spill.Create();
            RandomAccess.Write(_file, bytes, Length - _inMemory);
        }

        Length += bytes.Length;
    }

    /// <summary>Copies bytes from an offset; returns their number, 0 at the end. Thread-safe once the content is complete.</summary>
    /// <exception cref="IOException">They could not be read from the file.</exception>
    internal int Read(long offset, Span<byte> into)
    {
        if (offset < _inMemory)
        {
            var piece = _memory.AsSpan((int)offset, (int)Math.Min(into.Length, _inMemory - offset));
            piece.CopyTo(into);
            return piece.Length;
        }

        return _file is null ? 0 : RandomAccess.Read(_file, into, offset - _inMemory);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        _file?.Dispose();
        _file = null;
        _inMemory = 0;
        Length = 0;
    }

    // Large steps mean few copies and few sizes in the pool; what the budget refuses goes to the file.
    private bool Reserve(int length)
    {
        if (length <= _memory.Length)
        {
            return true;
        }

        // The pool rounds up to powers of two, and the rounded size is what counts against the budget.
        var step = Math.Min(8 * _memory.Length, MemoryBudget.MostInMemory);
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(length, Math.Max(step, MemoryBudget.Least)));
        if (!MemoryBudget.TryTake(size))
        {
            return false;
        }

        var larger = ArrayPool<byte>.Shared.Rent(size);
        _memory.AsSpan(0, _inMemory).CopyTo(larger);
        Release();
        _memory = larger;
        _taken = size;
        return true;
    }

    private void Release()
    {
        if (_memory.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_memory);
            MemoryBudget.Give(_taken);
            _memory = [];
            _taken = 0;
        }
    }
}
