using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ForgeryCheck.Reports.Tables;

/// <summary>Values that are added one by one and handed over as one piece of memory.</summary>
internal sealed class GrowingArray<T> : IColumnPart
    where T : unmanaged
{
    // In mail of many days, most tables have few rows at a time.
    private const int First = 8;

    private T[] _values = [];

    /// <summary>The number of values.</summary>
    internal int Count { get; private set; }

    /// <summary>The values, until more are added.</summary>
    internal ReadOnlyMemory<T> Memory => _values.AsMemory(0, Count);

    /// <inheritdoc/>
    public long Size => (long)Count * Unsafe.SizeOf<T>();

    internal void Add(T value)
    {
        if (Count == _values.Length)
        {
            Grow(1);
        }

        _values[Count++] = value;
    }

    /// <summary>Adds values that the caller writes.</summary>
    /// <param name="most">How many there may be.</param>
    /// <returns>The place for them. <see cref="Commit"/> says how many were written.</returns>
    internal Span<T> Room(int most)
    {
        if (most > _values.Length - Count)
        {
            Grow(most);
        }

        return _values.AsSpan(Count, most);
    }

    internal void Commit(int count) => Count += count;

    /// <inheritdoc/>
    public void Clear() => Count = 0;

    /// <inheritdoc/>
    public void Save(Stream output)
    {
        var count = Count;
        output.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in count)));
        output.Write(MemoryMarshal.AsBytes(Memory.Span));
    }

    /// <inheritdoc/>
    public void Load(Stream input)
    {
        var count = 0;
        input.ReadExactly(MemoryMarshal.AsBytes(new Span<int>(ref count)));
        input.ReadExactly(MemoryMarshal.AsBytes(Room(count)));
        Commit(count);
    }

    private void Grow(int more) => Array.Resize(ref _values, Math.Max(First, checked(Count + Math.Max(Count, more))));
}
