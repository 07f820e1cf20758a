using System.Globalization;

namespace ForgeryCheck.Reports;

/// <summary>
/// Expresses a weight in words, after the verbal scale of the ENFSI guideline for evaluative reporting (2015): the words state how much likelier the
/// finding is, never how likely the forgery is.
/// </summary>
internal static class VerbalScale
{
    /// <summary>"weak", "moderate" ... for a weight (log10 of a likelihood ratio), in either direction.</summary>
    internal static string Word(double weight) => Math.Abs(weight) switch
    {
        < 0.301 => "no", // less than twice as likely
        < 1 => "weak",
        < 2 => "moderate",
        < 3 => "moderately strong",
        < 4 => "strong",
        < 6 => "very strong",
        _ => "extremely strong",
    };

    /// <summary>"strong: about 2,000 times more likely if the line is forged".</summary>
    internal static string Say(Finding finding)
    {
        if (finding.Kind == FindingKind.Note)
        {
            return "for information, carries no weight";
        }

        return Math.Abs(finding.Weight) < 0.301
            ? "carries hardly any weight"
            : $"{Word(finding.Weight)}: {Times(finding.Weight)} more likely if {Hypothesis(finding, finding.Weight > 0)}";
    }

    private static string Hypothesis(Finding finding, bool isFalse) => (finding.Rule.Family, finding.Scope) switch
    {
        (RuleFamily.Continuity, _) when finding.IsOfClient => isFalse ? "the client is not allowed to hand the mail in" : "the client is allowed to hand the mail in",
        _ when finding.IsOfClient => isFalse ? "the client is not who it says it is" : "the client is who it says it is",
        (RuleFamily.Author, _) => isFalse ? "the author is false" : "the author is genuine",
        (_, FindingScope.Line) => isFalse ? "the line is forged" : "the line is genuine",
        _ => isFalse ? "lines are forged" : "the lines are genuine",
    };

    /// <summary>"about 20 times", with one or two digits: the counts behind a weight support no more.</summary>
    internal static string Times(double weight)
    {
        var ratio = Math.Pow(10, Math.Min(Math.Abs(weight), 9));
        if (ratio > 1_000_000.5)
        {
            return "over a million times";
        }

        if (ratio < 9.5)
        {
            return string.Create(CultureInfo.InvariantCulture, $"about {Math.Max(1, Math.Round(ratio)):0} times");
        }

        var unit = Math.Pow(10, Math.Floor(Math.Log10(ratio) + 1e-9) - 1);
        return string.Create(CultureInfo.InvariantCulture, $"about {Math.Round(ratio / unit) * unit:#,0} times");
    }
}
