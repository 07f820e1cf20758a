namespace ForgeryCheck.Reports.Tables;

/// <summary>Values that are added one by one and handed over as one piece of memory. Emptying it keeps the memory for the next values.</summary>
internal sealed class GrowingArray<T>
    where T : unmanaged
{
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
            Reserve(1);
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
            Reserve(most);
        }

        return _values.AsSpan(Count, most);
    }

    internal void Commit(int count) => Count += count;

    internal void Clear() => Count = 0;

    private void Reserve(int more) => Array.Resize(ref _values, Math.Max(Math.Max(64, Count + more), checked(Count * 2)));
}
