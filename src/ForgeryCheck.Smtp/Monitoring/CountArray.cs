namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>Counters indexed by a small number: the cheapest there are.</summary>
/// <param name="label">The label, what the number stands for: "code".</param>
/// <param name="name">The label value for a number.</param>
/// <param name="size">Exclusive upper bound; larger numbers are not counted.</param>
/// <param name="showZero">Whether zero counts are exported too, for sets of numbers known in advance.</param>
internal sealed class CountArray(string label, Func<int, string> name, int size, bool showZero)
{
    private readonly long[] _counts = new long[size];

    /// <summary>The count of a number.</summary>
    internal long this[int number] => Interlocked.Read(ref _counts[number]);

    /// <summary>Adds to the count of a number.</summary>
    internal void Add(int number, int count = 1)
    {
        if ((uint)number < (uint)_counts.Length)
        {
            Interlocked.Add(ref _counts[number], count);
        }
    }

    /// <summary>All counts, in order.</summary>
    internal IEnumerable<Sample> Read()
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            var count = this[i];
            if (count != 0 || showZero)
            {
                yield return new Sample(count, label, name(i));
            }
        }
    }
}
