namespace ForgeryCheck.Reports.Tables;

/// <summary>Values that are added one by one and handed over as one piece of memory.</summary>
internal sealed class GrowingArray<T>
    where T : unmanaged
{
    private const int First = 64;

    private T[] _values = [];

    /// <summary>The number of values.</summary>
    internal int Count { get; private set; }

    internal T this[int index] => _values[index];

    /// <summary>The values, until more are added.</summary>
    internal ReadOnlyMemory<T> Memory => _values.AsMemory(0, Count);

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

    /// <summary>Forgets the values.</summary>
    /// <param name="keepMemory">Whether the memory is kept for the next ones.</param>
    internal void Clear(bool keepMemory)
    {
        Count = 0;
        if (!keepMemory)
        {
            _values = [];
        }
    }

    private void Grow(int more) => Array.Resize(ref _values, Math.Max(First, checked(Count + Math.Max(Count, more))));
}
