using System.Globalization;

namespace ForgeryCheck.Identifiers;

/// <summary>
/// The six digits that begin an id of Sendmail 8.10 and newer: year mod 60, month from 0, day, hour, minute, second, in UTC (queue.c,
/// assign_queueid). A process computes them for its first id, so the later ids of a long connection are older than their lines.
/// </summary>
internal static class SendmailClock
{
    internal const int Length = 6;

    // 60 Gregorian years are 21,914 or 21,915 days; the cycle is chosen by year, so this value is only reported, not used in calculation.
    internal const long Cycle = 21_915 * IdTime.Day;

    internal static bool TryRead(ReadOnlySpan<byte> head, long? near, out long unixMilliseconds)
    {
        unixMilliseconds = 0;
        var year = IdDigits.Base62.Of(head[0]);
        if (year is < 0 or > 59)
        {
            return false;
        }

        // The first program with these ids is of 2000: without a date to go by, an id is of 1990 to 2049.
        var middle = near is { } date ? Math.Clamp((int)(date / (365.2425 * IdTime.Day)) + 1970, 1960, 2160) : 2020;
        var full = 1900 + year;
        while (full < middle - 30)
        {
            full += 60;
        }

        return IdTime.TryCivil(
            full, IdDigits.Base62.Of(head[1]) + 1, IdDigits.Base62.Of(head[2]), IdDigits.Base62.Of(head[3]),
            IdDigits.Base62.Of(head[4]), IdDigits.Base62.Of(head[5]), out unixMilliseconds);
    }

    /// <summary>
    /// The first digit that is impossible in the clock, or in the counter after it (queue.c, QueueIdChars: 60 characters, no y or z).
    /// </summary>
    /// <param name="id">The id, which begins with the clock.</param>
    /// <param name="counter">The number of counter digits.</param>
    internal static string? Fault(ReadOnlySpan<byte> id, int counter)
    {
        ReadOnlySpan<(string Name, int First, int Most)> digits = [("year", 0, 59), ("month", 1, 12), ("day", 0, 31), ("hour", 0, 23), ("minute", 0, 59), ("second", 0, 61)];
        for (var i = 0; i < Length; i++)
        {
            var (name, first, most) = digits[i];
            var value = IdDigits.Base62.Of(id[i]) + first;
            if (value > most || (name == "day" && value == 0))
            {
                return string.Create(CultureInfo.InvariantCulture, $"the {name}, \"{(char)id[i]}\", would be {value}");
            }
        }

        foreach (var c in id.Slice(Length, counter))
        {
            if (IdDigits.Base62.Of(c) > 59)
            {
                return $"its counter holds \"{(char)c}\", which Sendmail does not use as a digit";
            }
        }

        return "it holds a day that its month does not have";
    }
}
