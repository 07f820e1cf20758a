using System.Text.RegularExpressions;

namespace ForgeryCheck.Benchmarks.Smtp.Probes;

/// <summary>A dialogue of bytes and what ought to come of it.</summary>
/// <param name="Id">Its name in the catalogue of attacks; a letter is added where one entry holds many.</param>
/// <param name="What">What is sent.</param>
/// <param name="Expected">What comes of it, as a regular expression.</param>
/// <param name="Run">Carries it out and says what came.</param>
internal sealed record Probe(string Id, string What, string Expected, Func<ProbeBench, string> Run)
{
    internal bool IsMet(string came) => Regex.IsMatch(came, $"^(?:{Expected})$");
}
