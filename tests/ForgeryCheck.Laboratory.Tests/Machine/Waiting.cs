using System.Diagnostics;

namespace ForgeryCheck.Laboratory.Tests.Machine;

/// <summary>Waiting, within bounds, for what other processes do.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until something holds.</summary>
    internal static Task UntilAsync(Func<bool> holds, Func<string> what) => UntilAsync(() => Task.FromResult(holds()), what);

    /// <inheritdoc cref="UntilAsync(Func{bool}, Func{string})"/>
    internal static async Task UntilAsync(Func<Task<bool>> holds, Func<string> what)
    {
        for (var watch = Stopwatch.StartNew(); !await holds();)
        {
            if (watch.Elapsed > Longest)
            {
                throw new TimeoutException($"waited in vain until {what()}");
            }

            await Task.Delay(Step);
        }
    }
}
