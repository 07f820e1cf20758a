using System.Globalization;

namespace ForgeryCheck.Profiles;

/// <summary>What a profile rests on: how many messages, on how many days, from when to when.</summary>
internal sealed class Period
{
    /// <summary>Days beyond this number are not counted.</summary>
    internal const int MostDays = 64;

    private const int FewestMessages = 5, FewestDays = 2, Reach = 183;
    private readonly HashSet<int> _days = [];
    private int _readDays;

    /// <summary>The number of messages.</summary>
    internal int Messages { get; private set; }

    /// <summary>The number of days.</summary>
    internal int Days => Math.Max(_readDays, _days.Count);

    /// <summary>The first day; null if no message has a time.</summary>
    internal DateOnly? First { get; private set; }

    /// <summary>The last day.</summary>
    internal DateOnly? Last { get; private set; }

    /// <summary>Whether there is enough to compare other mail with.</summary>
    internal bool IsEnough => Messages >= FewestMessages && Days >= FewestDays;

    /// <summary>Whether it can be compared with mail of a given time: hosts change, so half a year before and after what was seen, and no longer.</summary>
    internal bool Speaks(DateTimeOffset? time) =>
        IsEnough && time is { } at && First is { } first && Last is { } last
        && DateOnly.FromDateTime(at.UtcDateTime).DayNumber is var day && day >= first.DayNumber - Reach && day <= last.DayNumber + Reach;

    /// <summary>Adds a message.</summary>
    internal void Add(DateTimeOffset? time)
    {
        Messages++;
        if (time is not { } at)
        {
            return;
        }

        var day = DateOnly.FromDateTime(at.UtcDateTime);
        First = First is { } first && first < day ? first : day;
        Last = Last is { } last && last > day ? last : day;
        if (_days.Count < MostDays)
        {
            _days.Add(day.DayNumber);
        }
    }

    /// <summary>What was read from a file.</summary>
    internal static Period Of(int messages, int days, DateOnly? first, DateOnly? last) =>
        new() { Messages = messages, _readDays = days, First = first, Last = last };

    /// <summary>"40 messages on 12 days, 2007-04-16 to 2007-05-30".</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Messages} {(Messages == 1 ? "message" : "messages")} on {Days}{(Days == MostDays ? " or more" : "")} {(Days == 1 ? "day" : "days")}, {First:yyyy-MM-dd} to {Last:yyyy-MM-dd}");
}
