using ForgeryCheck.Rules;

namespace ForgeryCheck.Scoring;

/// <summary>What the findings of one rule are worth: one weight, or one a grade, or one a kind of finding.</summary>
/// <param name="Own">The weight where neither grade nor kind has one of its own.</param>
/// <param name="Grades">The parts of a graded rule, by the name of the grade.</param>
/// <param name="Kinds">Weights by kind, where a rule has findings of several kinds.</param>
public sealed record RuleWeight(
    Measurement? Own, IReadOnlyDictionary<string, RuleWeight> Grades, IReadOnlyDictionary<FindingKind, Measurement> Kinds)
{
    /// <summary>The measurement that a finding's weight rests on; null where there is none.</summary>
    public Measurement? For(FindingKind kind, string? grade) =>
        grade is not null && Grades.TryGetValue(grade, out var part) ? part.For(kind, null) ?? Own
        : Kinds.TryGetValue(kind, out var measured) ? measured
        : Own;

    /// <summary>Every measurement, with the grade and kind it is for.</summary>
    public IEnumerable<(string Name, Measurement Measured)> All()
    {
        if (Own is not null)
        {
            yield return ("", Own);
        }

        foreach (var (kind, measured) in Kinds)
        {
            yield return (kind.ToString(), measured);
        }

        foreach (var (grade, part) in Grades)
        {
            foreach (var (name, measured) in part.All())
            {
                yield return ($"{grade} {name}".TrimEnd(), measured);
            }
        }
    }
}
