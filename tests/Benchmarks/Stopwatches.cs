using System.Diagnostics;
using System.Globalization;

namespace ForgeryCheck.Benchmarks;

/// <summary>Runs work over and over on one thread: the best pass counts, since other programs only ever slow it down.</summary>
internal static class Stopwatches
{
    private const int Passes = 9;

    internal static void Measure(TextWriter output, string what, int items, Action pass)
    {
        pass();
        pass();
        var best = TimeSpan.MaxValue;
        var bytes = 0L;
        for (var i = 0; i < Passes; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            pass();
            var time = watch.Elapsed;
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            best = time < best ? time : best;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{items} {what}, one thread, best of {Passes} passes: {items / best.TotalSeconds:F0} a second, {best.TotalMicroseconds / items:F2} us and {bytes / items} bytes each"));
    }
}
