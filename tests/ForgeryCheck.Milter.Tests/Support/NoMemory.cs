using ForgeryCheck.Smtp.Content;

namespace ForgeryCheck.Milter.Tests.Support;

/// <summary>Takes the memory that all messages share, until disposed. Tests that need it run alone.</summary>
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class NoMemory : IDisposable
{
    internal const string Alone = "no memory";

    private readonly int _taken;

    internal NoMemory()
    {
        for (var size = 1 << 24; size > MemoryBudget.Least; size /= 2)
        {
            while (MemoryBudget.TryTake(size))
            {
                _taken += size;
            }
        }
    }

    public void Dispose() => MemoryBudget.Give(_taken);
}
