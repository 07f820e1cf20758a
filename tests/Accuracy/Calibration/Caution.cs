using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Calibration;

/// <summary>Other weights that the same counts could be given: how much of the doubt an accusation is to carry.</summary>
/// <param name="Name">What is taken.</param>
/// <param name="Part">The part of the way from the weight to the lower end of its interval that an accusing weight is moved.</param>
internal sealed record Caution(string Name, double Part)
{
    internal static readonly IReadOnlyList<Caution> All =
    [
        new("the weight", 0),
        new("one standard deviation below", 0.51),
        new("lower end of the interval", 1),
    ];

    internal Dictionary<FindingKey, Measurement> Of(IReadOnlyDictionary<FindingKey, Measurement> entries) =>
        entries.ToDictionary(entry => entry.Key, entry => Of(entry.Value));

    private Measurement Of(Measurement measured) => measured.Weight <= 0
        ? measured
        : measured with { Weight = Math.Max(0, Math.Round(measured.Weight - (Part * (measured.Weight - measured.Interval.Low)), 2)), Interval = new(-10, 10) };
}
