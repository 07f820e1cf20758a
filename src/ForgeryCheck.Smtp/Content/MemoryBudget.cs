namespace ForgeryCheck.Smtp.Content;

/// <summary>The memory that all messages in transfer share: a thousand concurrent senders must not use a gigabyte.</summary>
internal static class MemoryBudget
{
    /// <summary>The part of a message held in memory; the rest goes to a file. Below 85,000: larger arrays go on the large object heap.</summary>
    internal const int MostInMemory = 1 << 16;

    /// <summary>The initial buffer of a message: most fit into it.</summary>
    internal const int Least = 1 << 12;

    /// <summary>The budget for all messages together.</summary>
    internal const long Total = 64 << 20;

    private static long s_taken;

    /// <summary>Reserves bytes; false if none are left. <see cref="Least"/> is always granted: the analyzer needs the start of a message.</summary>
    internal static bool TryTake(int bytes)
    {
        if (Interlocked.Add(ref s_taken, bytes) <= Total || bytes <= Least)
        {
            return true;
        }

        Give(bytes);
        return false;
    }

    /// <summary>Returns bytes to the budget.</summary>
    internal static void Give(int bytes) => Interlocked.Add(ref s_taken, -bytes);
}
