using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ForgeryCheck.Reports.Tables;

/// <summary>
/// Values that are added one by one and handed over as one piece of memory. It comes from the pool and goes back there when the values are forgotten: the
/// rows of one day take the place of those of another, and the collector, which rarely looks at pieces as large as these, has nothing to do with it.
/// </summary>
internal sealed class GrowingArray<T> : IColumnPart
    where T : unmanaged
{
    // In mail of many days, most tables have few rows at a time. The pool has nothing smaller.
    private const int First = 16;

    private T[] _values = [];

    /// <summary>The number of values.</summary>
    internal int Count { get; private set; }

    /// <summary>The values, until more are added.</summary>
    internal ReadOnlyMemory<T> Memory => _values.AsMemory(0, Count);

    /// <inheritdoc/>
    public long Size => (long)_values.Length * Unsafe.SizeOf<T>();

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
    public void Clear()
    {
        Release();
        _values = [];
        Count = 0;
    }

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

    private void Grow(int more)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(First, checked(Count + Math.Max(Count, more))));
        Memory.Span.CopyTo(larger);
        Release();
        _values = larger;
    }

    private void Release()
    {
        if (_values.Length > 0)
        {
            ArrayPool<T>.Shared.Return(_values);
        }
    }
}
