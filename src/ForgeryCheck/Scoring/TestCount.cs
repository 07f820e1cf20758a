namespace ForgeryCheck.Scoring;

/// <summary>How often something was tested.</summary>
/// <param name="Tests">The number of lines, joints or messages tested.</param>
/// <param name="Sources">
/// The number of independent sources: registrable domains of the hosts on genuine mail, kits on forged mail. A thousand lines of one host are one
/// observation. Beyond a number, kits are weighted down, so it need not be whole.
/// </param>
internal readonly record struct TestCount(long Tests, double Sources);
