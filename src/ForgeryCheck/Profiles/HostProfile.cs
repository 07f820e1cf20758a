namespace ForgeryCheck.Profiles;

/// <summary>How a host writes its lines.</summary>
/// <param name="name">The host's name or address; of several their name with "#" for its numbers.</param>
/// <param name="role">How its lines are known to be its own.</param>
/// <param name="period">What the profile rests on.</param>
internal sealed class HostProfile(string name, HostRole role, Period period)
{
    private readonly HabitCounts[] _habits = [.. Enum.GetValues<Habit>().Select(_ => new HabitCounts())];

    internal string Name => name;

    internal HostRole Role => role;

    internal Period Period => period;

    /// <summary>The values of a habit.</summary>
    internal HabitCounts this[Habit habit] => _habits[(int)habit];

    /// <summary>Adds a line.</summary>
    internal void Add(LineHabits line)
    {
        foreach (var habit in Enum.GetValues<Habit>())
        {
            if (line[habit] is { } value)
            {
                this[habit].Add(value);
            }
        }
    }

    /// <summary>Whether a line is as the host writes; null if its habit is not known well enough.</summary>
    internal bool? Fits(Habit habit, LineHabits line)
    {
        var known = this[habit];
        return (habit == Habit.Server && role == HostRole.Writer) || line[habit] is not { } value || !known.IsSteady ? null
            : known.Has(value) ? true
            : habit == Habit.Zone && known.All.Any(one => IsSummerTime(one.Key, value)) ? null
            : false;
    }

    // The other half of the year may not have been seen.
    private static bool IsSummerTime(string one, string other) => Minutes(one) is { } a && Minutes(other) is { } b && Math.Abs(a - b) == 60;

    private static int? Minutes(string zone) =>
        zone is [var sign, var a, var b, var c, var d] && sign is '+' or '-' && char.IsAsciiDigit(a) && char.IsAsciiDigit(b) && char.IsAsciiDigit(c) && char.IsAsciiDigit(d)
            ? (sign == '-' ? -1 : 1) * ((((a - '0') * 10) + (b - '0')) * 60 + ((c - '0') * 10) + (d - '0'))
            : null;
}
