namespace ForgeryCheck.Scoring;

/// <summary>How often tests came out in one way.</summary>
/// <param name="Hits">How many times.</param>
/// <param name="Share">The sum over the sources of the part of each one's tests: a source whose lines all come out so adds 1.</param>
internal readonly record struct OutcomeCount(long Hits, double Share);
