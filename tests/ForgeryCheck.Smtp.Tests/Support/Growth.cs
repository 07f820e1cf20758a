using System.Diagnostics;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>How the time that some work takes grows with its size, on a machine of whatever speed.</summary>
internal static class Growth
{
    private const int Rounds = 4;

    /// <summary>
    /// How many times as long it takes for four times the size: about 4 if the time grows with the size, about 16 if with its square. Of several times the
    /// least counts, since other work goes on beside.
    /// </summary>
    internal static double OfFourTimes(Action<int> work, int size)
    {
        var (small, large) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            small = Least(small, work, size);
            large = Least(large, work, 4 * size);
        }

        return large / small;
    }

    private static TimeSpan Least(TimeSpan least, Action<int> work, int size)
    {
        var start = Stopwatch.GetTimestamp();
        work(size);
        var time = Stopwatch.GetElapsedTime(start);
        return time < least ? time : least;
    }
}
