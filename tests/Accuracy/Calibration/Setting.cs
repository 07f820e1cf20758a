using System.Text.RegularExpressions;
using ForgeryCheck.Accuracy.Mail;

namespace ForgeryCheck.Accuracy.Calibration;

/// <summary>A number in the head of rules/weights.json and what else it could be.</summary>
/// <param name="Name">Its key there.</param>
/// <param name="Values">What it could be.</param>
internal sealed record Setting(string Name, params double[] Values)
{
    internal static readonly IReadOnlyList<Setting> All =
    [
        new("next", 0, 0.25, 0.5, 0.75, 1),
        new("nextLine", 0, 0.25, 0.5, 0.75, 1),
        new("joint", 0, 0.25, 0.5, 0.75, 1),
        new("deeper", 0.1, 0.2, 0.3, 0.5, 1),
        new("inside", 0.01, 0.03, 0.1, 0.3, 1),
        new("oneJoint", 1.5, 2, 2.5, 3, 4),
        new("anomalies", 1, 1.5, 2, 2.5, 3),
        new("support", 0, 0.3, 0.6, 1, 1.5, 2, 3),
        new("agreement", 0, 0.1, 0.25, 0.5, 1),
        new("continuity", 1.5, 2, 3, 4),
        new("consistency", 0.5, 1.5, 3),
        new("appended", 2, 3, 4, 5),
        new("identifiers", 2, 3, 4, 5),
        new("clock", 1, 2, 3, 4, 5),
        new("envelope", 1, 2, 3, 4, 5),
    ];

    /// <summary>The text of the file with another value; in the head, which stands first.</summary>
    internal string In(string text, double value) =>
        new Regex($"(\"{Name}\": )[0-9.]+").Replace(text, match => match.Groups[1].Value + Tables.Invariant($"{value}"), 1);
}
