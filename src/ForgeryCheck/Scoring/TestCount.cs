namespace ForgeryCheck.Scoring;

/// <summary>How often something was tested.</summary>
/// <param name="Tests">How many times: lines, joints or messages.</param>
/// <param name="Sources">
/// How many independent sources those are of: registrable domains of the hosts on genuine mail, kits on forged mail. A thousand lines of one
/// host are one observation. Kits beyond a number are weighed down, so it need not be whole.
/// </param>
internal readonly record struct TestCount(long Tests, double Sources);
