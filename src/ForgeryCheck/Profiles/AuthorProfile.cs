namespace ForgeryCheck.Profiles;

/// <summary>Which organisations' hosts handed in the mail of an author's domain.</summary>
/// <param name="domain">The domain in From.</param>
/// <param name="period">What the profile rests on.</param>
internal sealed class AuthorProfile(string domain, Period period)
{
    internal string Domain => domain;

    internal Period Period => period;

    /// <summary>The organisations of the clients.</summary>
    internal HabitCounts Clients { get; } = new();

    /// <summary>The clients themselves, for the proposal of a site.</summary>
    internal HabitCounts Hosts { get; } = new();
}
