namespace ForgeryCheck.Smtp.Content;

/// <summary>How much memory all messages under way may take together: a thousand clients that send at once must not take a gigabyte.</summary>
internal static class MemoryBudget
{
    /// <summary>Bytes of one message that stay in memory; what is beyond goes to a file. Below 85,000: larger arrays come from a heap of their own, two megabytes at a time.</summary>
    internal const int MostInMemory = 1 << 16;

    /// <summary>What a message takes at first: most fit into it.</summary>
    internal const int Least = 1 << 12;

    /// <summary>Bytes that all messages may take together.</summary>
    internal const long Total = 64 << 20;

    private static long s_taken;

    /// <summary>Takes bytes, or says that there are none left. <see cref="Least"/> is always there: the analyzer needs the start of a message.</summary>
    internal static bool TryTake(int bytes)
    {
        if (Interlocked.Add(ref s_taken, bytes) <= Total || bytes <= Least)
        {
            return true;
        }

        Give(bytes);
        return false;
    }

    /// <summary>Gives bytes back.</summary>
    internal static void Give(int bytes) => Interlocked.Add(ref s_taken, -bytes);
}
