namespace ForgeryCheck.Benchmarks.Milter;

/// <summary>Postfix with one milter, or none, and what was measured of it.</summary>
/// <param name="Name">What the table calls it.</param>
internal sealed record MilterContestant(string Name)
{
    /// <summary>Messages a second of each run of smtp-source.</summary>
    internal List<double> Rates { get; } = [];

    /// <summary>Milliseconds from the end of the data to the 250, one client at a time.</summary>
    internal List<double> Times { get; } = [];
}
