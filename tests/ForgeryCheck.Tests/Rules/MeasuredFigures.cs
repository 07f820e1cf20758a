using System.Globalization;
using System.Text.RegularExpressions;
using ForgeryCheck.Findings;
using ForgeryCheck.RuleData;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Tests.Rules;

/// <summary>What was measured of each rule: the counts of rules/weights.json and its kin, and the messages of tests/Accuracy/ACCURACY.md in which it fired.</summary>
internal static partial class MeasuredFigures
{
    private static readonly string[] Accuracy = File.ReadAllLines(Path.Combine(RuleFolders.Pages, "..", "tests", "Accuracy", "ACCURACY.md"));

    /// <summary>The rows of ACCURACY.md below a heading, each as its cells.</summary>
    internal static IEnumerable<string[]> Rows(string heading) => Accuracy.SkipWhile(line => line != $"## {heading}").Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Select(line => line.Trim('|', ' ').Split(" | ").Select(cell => cell.Trim()).ToArray());

    /// <summary>How many of how many tests of a rule had an outcome: of each fact on genuine and on forged mail, and of all facts together.</summary>
    internal static HashSet<(long Hits, long Tests)> Counts(string rule)
    {
        var counts = new HashSet<(long, long)>();
        foreach (var question in Enum.GetValues<Question>())
        {
            if (Weights.Read(new RuleFiles(), question).Rules.TryGetValue(rule, out var weights) && weights.Facts.Values.ToList() is { Count: > 0 } facts)
            {
                foreach (var fact in facts)
                {
                    counts.UnionWith(fact.Outcomes.Values.SelectMany(o => new[] { (o.Honest.Hits, fact.Honest.Tests), (o.Forged.Hits, fact.Forged.Tests) }));
                }

                counts.Add((facts.Sum(f => Accusing(f).Sum(o => o.Honest.Hits)), facts.Sum(f => f.Honest.Tests)));
                counts.Add((facts.Sum(f => Accusing(f).Sum(o => o.Forged.Hits)), facts.Sum(f => f.Forged.Tests)));
            }
        }

        return counts;
    }

    /// <summary>In how many percent of a set's messages a rule fired, with each outcome and in each set.</summary>
    internal static IReadOnlyList<decimal> Percents(string rule) =>
        [.. Rows("Messages in which each rule fired").Where(row => row[0].StartsWith(rule + " ", StringComparison.Ordinal))
            .SelectMany(row => row[1..]).Select(cell => Percent().Match(cell)).Where(match => match.Success).Select(match => Number(match.Groups[1].Value))];

    /// <summary>"1,044,115", "0.50".</summary>
    internal static decimal Number(string text) => decimal.Parse(text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static IEnumerable<OutcomeWeight> Accusing(FactWeights fact) =>
        fact.Outcomes.Where(o => o.Key is not (Finding.Agrees or "fits")).Select(o => o.Value);

    [GeneratedRegex(@"\(([0-9.]+) %\)")]
    private static partial Regex Percent();
}
