namespace ForgeryCheck.Reports;

/// <summary>
/// Where the times of hops lie on an axis from the earliest to the latest. The axis is linear; a gap beside which all the others together would be too
/// small to see is cut down to a fixed width, so that what remains is to one scale.
/// </summary>
internal sealed class TimeAxis
{
    private const int MostCuts = 3;

    // Of all cuts together: the gap that is cut was longer than all that is left, and should not look shorter.
    private const double CutWidth = 0.5;

    // Less than this part of the axis cannot be read as steps.
    private const double Readable = 0.05;

    private readonly double[] _seconds;
    private readonly double[] _positions;

    private TimeAxis(double[] seconds, bool[] isCut)
    {
        _seconds = seconds;
        _positions = new double[seconds.Length];
        var cuts = isCut.Count(cut => cut);
        var shown = 0.0;
        for (var i = 1; i < seconds.Length; i++)
        {
            shown += isCut[i] ? 0 : seconds[i] - seconds[i - 1];
        }

        PerSecond = (cuts > 0 ? 1 - CutWidth : 1) / shown;
        List<TimeCut> list = [];
        for (var i = 1; i < seconds.Length; i++)
        {
            var gap = seconds[i] - seconds[i - 1];
            _positions[i] = _positions[i - 1] + (isCut[i] ? CutWidth / cuts : gap * PerSecond);
            if (isCut[i])
            {
                list.Add(new TimeCut((_positions[i] + _positions[i - 1]) / 2, gap));
            }
        }

        Cuts = list;
    }

    /// <summary>The gaps that are cut, earliest first.</summary>
    internal IReadOnlyList<TimeCut> Cuts { get; }

    /// <summary>The part of the axis that stands for a second, except where it is cut.</summary>
    internal double PerSecond { get; }

    /// <summary>The earliest time.</summary>
    internal DateTimeOffset First => DateTimeOffset.UnixEpoch.AddSeconds(_seconds[0]);

    /// <summary>The latest time.</summary>
    internal DateTimeOffset Last => DateTimeOffset.UnixEpoch.AddSeconds(_seconds[^1]);

    /// <summary>The axis of some hops; null if they do not have two different times.</summary>
    internal static TimeAxis? Of(IReadOnlyList<Hop> hops)
    {
        var seconds = hops.Select(Seconds).OfType<double>().Distinct().Order().ToArray();
        return seconds.Length < 2 ? null : new TimeAxis(seconds, Cut(seconds));
    }

    /// <summary>Where a hop's time lies, from 0 to 1; null if it has none.</summary>
    internal double? Position(Hop hop) =>
        Seconds(hop) is { } seconds && Array.BinarySearch(_seconds, seconds) is >= 0 and var index ? Math.Clamp(_positions[index], 0, 1) : null;

    private static double? Seconds(Hop hop) => hop.Line.Date.Time is { } time ? time.ToUnixTimeMilliseconds() / 1000.0 : null;

    private static bool[] Cut(double[] seconds)
    {
        var isCut = new bool[seconds.Length];
        var rest = seconds[^1] - seconds[0];
        foreach (var i in Enumerable.Range(1, seconds.Length - 1).OrderByDescending(i => seconds[i] - seconds[i - 1]).Take(MostCuts))
        {
            var gap = seconds[i] - seconds[i - 1];
            if (rest - gap <= 0 || rest - gap > Readable * rest)
            {
                break;
            }

            isCut[i] = true;
            rest -= gap;
        }

        return isCut;
    }
}
