using System.Globalization;
using System.Text;
using ForgeryCheck.Chains;
using ForgeryCheck.Findings;
using ForgeryCheck.Messages;
using ForgeryCheck.Scoring;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Scoring;

/// <summary>Chains, findings and weights made up for a test.</summary>
internal static class ScoringCase
{
    /// <summary>Rules by the weight of their findings, so that a test reads: a contradiction of 3 on line 2.</summary>
    internal static Weights Made { get; } = Weights.Parse(WeightsFile(
        """
        "W3": { "outcomes": { "differs": { "weight": 3 } } },
        "W1": { "outcomes": { "differs": { "weight": 1 } } },
        "W2": { "outcomes": { "differs": { "weight": 2 } } },
        "W9": { "outcomes": { "differs": { "weight": 9 } } },
        "S2": { "facts": { "all": { "outcomes": { "agrees": { "weight": -2 } } } } },
        "A3": { "facts": { "all": { "outcomes": { "agrees": { "weight": -0.1 } } } } },
        "G": { "outcomes": { "differs": { "weight": 0.5 }, "high": { "weight": 2.5 } },
               "facts": { "Northern Mail": { "honest": [9735, 12], "forged": [40, 3], "outcomes": { "differs": { "weight": 1.5 } } } } }
        """));

    /// <summary>The same, where two anomalies of different families that weigh 2 are as good as a contradiction.</summary>
    internal static Weights MadeWithAnomalies { get; } = Weights.Parse(
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(WeightsFile("\"W1\": { \"outcomes\": { \"differs\": { \"weight\": 1 } } }, \"W2\": { \"outcomes\": { \"differs\": { \"weight\": 2 } } }"))
            .Replace("\"suspicious\": 50", "\"suspicious\": 50, \"anomalies\": 2", StringComparison.Ordinal)));

    internal static byte[] WeightsFile(string rules) => Encoding.UTF8.GetBytes(
        """
        { "prior": 0.05, "thresholds": { "forged": 95, "suspicious": 50 },
          "caps": { "weight": 9, "support": 0.3, "agreement": 0.5, "oneJoint": 4, "families": {
            "continuity": 4, "consistency": 1.5, "appended": 20, "identifiers": 5, "clock": 4, "envelope": 1, "session": 2 } },
          "shares": { "next": 0.5, "nextLine": 0.5, "joint": 0.5 }, "families": { "appended": { "honest": 0.01, "forged": 0.1 } }, "rules": {
        """ + rules + "} }");

    internal static Chain Chain(int lines, int? boundary)
    {
        var hops = Enumerable.Range(1, lines).Select(number => new Hop
        {
            Number = number,
            Line = ReceivedParser.Parse("from a.example by b.example; Mon, 1 Jun 2026 10:00:00 +0000"u8.ToArray()),
            Field = default(HeaderField),
            FieldIndex = number - 1,
        }).ToList();
        return new Chain(hops, [], new Boundary(boundary, BoundaryBasis.WorkedOut, ""), null);
    }

    internal static Finding OnLine(int line, string rule = "W3", FindingKind kind = FindingKind.Contradiction, RuleFamily family = RuleFamily.Appended) =>
        Make(rule, FindingScope.Line, kind, family, line);

    internal static Finding OnJoint(int upper, string rule = "W3", FindingKind kind = FindingKind.Contradiction) =>
        Make(rule, FindingScope.Joint, kind, RuleFamily.Continuity, upper, upper + 1);

    internal static Finding OnChain(string rule, FindingKind kind, params int[] lines) =>
        Make(rule, FindingScope.Chain, kind, RuleFamily.Continuity, lines);

    internal static Agreement Agreed(int line, string rule = "A3", FindingScope scope = FindingScope.Line, FindingKind kind = FindingKind.Support) =>
        new(RuleOf(rule, RuleFamily.Appended, FindingKind.Anomaly), Finding.AnyFact, Finding.Agrees, scope, line, kind);

    internal static Assessment Assess(int lines, int? boundary, params Finding[] findings) => Assess(lines, boundary, findings, []);

    internal static Assessment Assess(int lines, int? boundary, Finding[] findings, params Agreement[] agreements) =>
        Scorer.Assess(Chain(lines, boundary), findings, agreements, Made, 0.05);

    /// <summary>The score that so many bans are worth to one of so many equally likely stories, at a prior of 0.05.</summary>
    internal static double ScoreOf(params double[] gains)
    {
        var odds = 0.05 / 0.95 * gains.Select(g => Math.Pow(10, g)).Average();
        return 100 * odds / (1 + odds);
    }

    private static Finding Make(string rule, FindingScope scope, FindingKind kind, RuleFamily family, params int[] lines) => new()
    {
        Rule = RuleOf(rule, family, kind),
        Scope = scope,
        Lines = lines,
        Message = "found",
        Kind = kind,
    };

    private static RuleInfo RuleOf(string rule, RuleFamily family, FindingKind kind) =>
        new(rule, rule.ToLower(CultureInfo.InvariantCulture), family, kind, "A rule of a test.");
}
