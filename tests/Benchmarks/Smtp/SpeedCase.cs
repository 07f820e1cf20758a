namespace ForgeryCheck.Benchmarks.Smtp;

/// <summary>A comparison that is asked for.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="Asked">The least ratio of the medians.</param>
/// <param name="Message">What smtp-source is told to send.</param>
/// <param name="Mine">The one that is measured.</param>
/// <param name="Other">The one that it is measured against.</param>
internal sealed record SpeedCase(string Name, double Asked, IReadOnlyList<string> Message, SpeedContestant Mine, SpeedContestant Other)
{
    internal double Ratio => Mine.Rates.Median() / Other.Rates.Median();
}
