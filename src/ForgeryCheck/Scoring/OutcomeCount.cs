namespace ForgeryCheck.Scoring;

/// <summary>How often tests had a certain outcome.</summary>
/// <param name="Hits">The number of tests.</param>
/// <param name="Share">The sum, over the sources, of the fraction of the source's tests: a source whose lines all have the outcome adds 1.</param>
internal readonly record struct OutcomeCount(long Hits, double Share);
