namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>Counts that are told apart by a small number: the cheapest there are.</summary>
/// <param name="label">What the number stands for: "code".</param>
/// <param name="name">The word for a number.</param>
/// <param name="size">Numbers from 0 to below this; what is beyond is not counted.</param>
/// <param name="showZero">Whether a count of 0 is told too: where all numbers are known beforehand.</param>
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

    /// <summary>All counts, in their order.</summary>
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
