namespace ForgeryCheck.Profiles;

/// <summary>A claimed line with the profile that it has to fit.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Line">The habits of the line.</param>
internal sealed record HabitTest(HostProfile Profile, LineHabits Line)
{
    /// <summary>Whether the line is as the host writes; null if its habit is not known well enough.</summary>
    internal bool? Fits(Habit habit) => Profile.Fits(habit, Line);

    /// <summary>What the profile rests on, as the beginning of a sentence.</summary>
    internal string Basis(int line) => Profile.Role switch
    {
        HostRole.Writer => $"Line {line} names {MailText.Clip(Profile.Name)}, whose own lines are known from {Profile.Period}",
        HostRole.Client => $"Line {line} should be by {MailText.Clip(Profile.Name)}, which handed the message on and whose lines are known from {Profile.Period}",
        _ => $"Line {line} should be by one of the hosts {MailText.Clip(Profile.Name)}, which handed the message on and whose lines are known from {Profile.Period}",
    };
}
