using System.Globalization;

namespace ForgeryCheck.Sentences;

/// <summary>Times and durations in the wording of findings; always UTC, whatever the machine.</summary>
internal static class ClockText
{
    // No zone on Earth is further from UTC than +1400 (Kiribati).
    private const double ZoneSlack = 14 * 3600;

    /// <summary>"28 June 2001 14:05:11 UTC".</summary>
    internal static string Moment(DateTimeOffset time) => new CivilText(stackalloc char[CivilText.Longest]).Day(time).Add(' ').Time(time).Add(" UTC").ToString();

    /// <summary>"28 June 2001".</summary>
    internal static string Day(DateTimeOffset time) => new CivilText(stackalloc char[CivilText.Longest]).Day(time).ToString();

    /// <summary>The form of the JSON contract: "2001-06-28T14:05:11Z".</summary>
    internal static string Stamp(DateTimeOffset time) => new CivilText(stackalloc char[CivilText.Longest]).IsoDay(time).Add('T').Time(time).Add('Z').ToString();

    /// <summary>The two largest units: "3 days 4 hours", "1 hour", "12 minutes 5 seconds".</summary>
    internal static string Span(double seconds)
    {
        var rest = (long)Math.Abs(seconds);
        ReadOnlySpan<(long Size, string Name)> units = [(86400, "day"), (3600, "hour"), (60, "minute"), (1, "second")];
        for (var i = 0; i < units.Length; i++)
        {
            var count = rest / units[i].Size;
            if (count == 0)
            {
                continue;
            }

            var more = i + 1 < units.Length ? rest % units[i].Size / units[i + 1].Size : 0;
            return more == 0 ? Count(count, units[i].Name) : $"{Count(count, units[i].Name)} {Count(more, units[i + 1].Name)}";
        }

        return "0 seconds";
    }

    /// <summary>An offset as RFC 5322 writes it: "-0730".</summary>
    internal static string Offset(int minutes)
    {
        var size = Math.Abs(minutes);
        return string.Create(CultureInfo.InvariantCulture, $"{(minutes < 0 ? '-' : '+')}{size / 60:00}{size % 60:00}");
    }

    /// <summary>Seconds as a plain number, for the values of a finding.</summary>
    internal static string Seconds(double seconds)
    {
        // Whole numbers are faster to format; a negative fraction of a second has always been written "-0".
        var whole = Math.Round(seconds);
        return whole is > -1e15 and < 1e15 && !(whole == 0 && double.IsNegative(whole))
            ? ((long)whole).ToString(CultureInfo.InvariantCulture)
            : whole.ToString("0", CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a step is a whole number of hours, give or take two minutes: the sign of a wrong zone or daylight saving time.</summary>
    internal static bool IsWholeHours(double seconds)
    {
        var size = Math.Abs(seconds);
        return size is >= 3000 and <= 14.5 * 3600 && Math.Abs(size - (Math.Round(size / 3600) * 3600)) <= 120;
    }

    /// <summary>
    /// Seconds from one date to another; null if either has no time. A date without a known zone was read as UTC and may be up to 14 hours off: only
    /// what exceeds that is certain.
    /// </summary>
    internal static double? SecondsBetween(TraceDate from, TraceDate to)
    {
        if (!from.HasTime || !to.HasTime)
        {
            return null;
        }

        var seconds = (to.UnixMilliseconds - from.UnixMilliseconds) / 1000.0;
        if (IsVague(from) || IsVague(to))
        {
            return Math.Sign(seconds) * Math.Max(0, Math.Abs(seconds) - ZoneSlack);
        }

        return seconds;
    }

    /// <summary>Seconds that a message took from the lower line to the upper; negative if time runs backwards.</summary>
    internal static double? Step(ReceivedLine upper, ReceivedLine lower) => SecondsBetween(lower.Date, upper.Date);

    /// <summary>Whether the zone is unknown.</summary>
    internal static bool IsVague(TraceDate date) => date.Has(DateFaults.NoZone) || date.Has(DateFaults.UnknownZone);

    private static string Count(long count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")}");
}
