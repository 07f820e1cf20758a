using System.Text;
using ForgeryCheck.Findings;
using ForgeryCheck.RuleData;
using ForgeryCheck.Scoring;
using static ForgeryCheck.Tests.Scoring.ScoringCase;

namespace ForgeryCheck.Tests.Scoring;

public sealed class WeightsTests
{
    private static readonly Weights InForce = Weights.Read(new RuleFiles());

    [Fact]
    public void TheFileInForceHoldsWhatTheDesignSays()
    {
        Assert.Equal(0.05, InForce.Prior);
        Assert.Equal(95, InForce.ForgedScore);
        Assert.Equal(50, InForce.SuspiciousScore);
        // Two things that are unusual are no proof unless each is rare: a hundred times likelier on an invented line.
        Assert.Equal(2, InForce.AnomalyWeight);
        Assert.Equal(0.75, InForce.NextShare);
        Assert.InRange(InForce.NextLineShare, 0, InForce.NextShare);
        Assert.InRange(InForce.JointShare, 0.1, 0.5);
        // Support moves an honest message out of suspicion, and can never make up for a contradiction.
        Assert.InRange(InForce.SupportCap, 0.01, 2);
        Assert.InRange(InForce.AgreementCap, 0.01, 0.5);
    }

    [Fact]
    public void ARateIsDrawnTowardsWhatIsKnownTheMoreTheFewerTheCounts()
    {
        Assert.Equal(0.1, Rate.Of(0, 0, 0.1), 12);
        Assert.Equal(0.5 / 10, Rate.Of(0, 5, 0.1), 12);
        Assert.Equal(10.5 / 105, Rate.Of(10, 100, 0.1), 12);
        // What was never seen in any number of tests is not impossible.
        Assert.True(Rate.Of(0, 1e9, 0.1) > 0);
    }

    [Fact]
    public void AWeightIsTheLogOfTheRatioOfTheTwoRatesWithinTheCap()
    {
        static double Weight(double honest, double ofHonest, double forged, double ofForged) => OutcomeArithmetic.Weigh(
            new((long)ofHonest, ofHonest), new((long)honest, honest), new((long)ofForged, ofForged), new((long)forged, forged), OutcomeArithmetic.Unknown, 4).Weight;

        Assert.Equal(0, Weight(0, 0, 0, 0));
        // (47 + 1/2) / (98 + 1) against (0 + 1/2) / (99 + 1).
        Assert.Equal(1.98, Weight(0, 99, 47, 98));
        Assert.Equal(4, Weight(0, 1_000_000, 999, 1000));
        Assert.Equal(-4, Weight(1000, 1000, 0, 1_000_000));
    }

    [Fact]
    public void AnIntervalIsWiderTheFewerTheSources()
    {
        // 10 of 1000 against 100 of 1000: log10 of (100.5 / 10.5) is 0.98, and its standard deviation is
        // sqrt(1/100.5 - 1/1001 + 1/10.5 - 1/1001) / ln 10 = 0.1394.
        var many = OutcomeArithmetic.Weigh(new(1000, 1000), new(10, 10), new(1000, 1000), new(100, 100), OutcomeArithmetic.Unknown, 4);
        Assert.Equal(new WeightInterval(0.71, 1.25), many.Interval);
        var few = OutcomeArithmetic.Weigh(new(100_000, 10), new(1000, 0.1), new(100_000, 10), new(10_000, 1), OutcomeArithmetic.Unknown, 4);
        Assert.True(few.Interval.High - few.Interval.Low > 1.5, $"{few.Interval}");
        Assert.True(few.Interval.Holds(few.Weight));
    }

    [Fact]
    public void AFactWithCountsOfItsOwnComesBeforeItsRuleAndWhatWasNeverMetIsWorthWhatNoHitsAre()
    {
        Assert.Equal(0.5, Made.Of(OnLine(2, "G")));
        Assert.Equal(2.5, Made.Of(OnLine(2, "G") with { Grade = "high" }));
        Assert.Equal(1.5, Made.Of(OnLine(2, "G") with { Fact = "Northern Mail" }));
        Assert.Equal(2.5, Made.Of(OnLine(2, "G") with { Fact = "Northern Mail", Grade = "high" }));
        // No hits in 12 sources and in 3, where the family's rates are 0.01 and 0.1: log10 of (0.5 / 8) / (0.5 / 62).
        Assert.Equal(0.89, Made.Of(OnLine(2, "G") with { Fact = "Northern Mail", Grade = "unheard of" }));
        Assert.Equal(1, Made.Of(OnLine(2, "G") with { Fact = "unheard of", Grade = "unheard of" }));
        Assert.Equal(0, Made.Of(OnLine(2, "G", FindingKind.Note)));
        Assert.Equal(0, Made.Of(OnLine(2, "nobody measured it")));
    }

    [Fact]
    public void WhatAccusesNeverSpeaksForTheLinesAndSupportNeverAccuses()
    {
        Assert.Equal(0, Made.Of(OnLine(2, "S2", FindingKind.Anomaly) with { Grade = "agrees" }));
        Assert.Equal(-2, Made.Of(OnLine(2, "S2", FindingKind.Support)));
        Assert.Equal(0, Made.Of(OnLine(2, "W3", FindingKind.Support)));
    }

    [Theory]
    [InlineData("W3", FindingKind.Contradiction, 1.5)]
    [InlineData("W9", FindingKind.Contradiction, 4.5)]
    [InlineData("S2", FindingKind.Support, -1)]
    [InlineData("G", FindingKind.Note, 0)]
    public void OfAFindingThatMayHaveBeenOtherwiseAPartCounts(string rule, FindingKind kind, double weight) =>
        Assert.Equal(weight, Made.Of(OnLine(2, rule, kind) with { Share = 0.5 }));

    [Fact]
    public void AnAgreementSpeaksForALineAsFarAsTheCap()
    {
        Assert.Equal(-0.1, Made.Of(Agreed(2)));
        Assert.Equal(-0.5, Made.Of(Agreed(2, "S2")));
        Assert.Equal(0, Made.Of(Agreed(2, "W3")));
        Assert.Equal(0, Made.Of(Agreed(2, "nobody measured it")));
    }

    [Fact]
    public void AFindingKnowsHowOftenItsFactWasTested()
    {
        Assert.Equal(new TestCount(9735, 12), Made.CountsOf(OnLine(2, "G") with { Fact = "Northern Mail" })!.Honest);
        Assert.Null(Made.CountsOf(OnLine(2, "G") with { Fact = "unheard of" }));
    }

    [Fact]
    public void OneJointCountsNoMoreThanItsCap() => Assert.Equal(4, Made.Of(OnJoint(1, "W9")));

    [Fact]
    public void CommentsAreAllowed()
    {
        var text = "// why\n" + Encoding.UTF8.GetString(WeightsFile(""));
        Assert.Empty(Weights.Parse(Encoding.UTF8.GetBytes(text)).Rules);
    }

    [Theory]
    [InlineData("{", "rules/weights.json")]
    [InlineData("[]", "is not an object")]
    [InlineData("{}", "\"thresholds\" is missing")]
    public void AFileThatIsWrongIsRefusedInWords(string json, string words)
    {
        var error = Assert.Throws<FormatException>(() => Weights.Parse(Encoding.UTF8.GetBytes(json)));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""  "FC1": 3 """, "FC1: is not an object")]
    [InlineData("""  "FC1": {} """, "FC1: has neither outcomes nor facts")]
    [InlineData("""  "FC1": { "weight": 1 } """, "FC1: has neither outcomes nor facts")]
    [InlineData("""  "FC1": { "outcomes": { "differs": 3 } } """, "FC1, differs: is not an object")]
    [InlineData("""  "FC1": { "outcomes": { "differs": { "weight": "much" } } } """, "FC1, differs: \"weight\" is not a number from -10 to 10")]
    [InlineData("""  "FC1": { "outcomes": { "differs": { "weight": 1, "honest": 2, "forged": 0.5 } } } """, "FC1, differs: \"honest\" is not a number from ")]
    [InlineData("""  "FC1": { "outcomes": { "differs": { "weight": 1, "honest": 0.1 } } } """, "FC1, differs: \"forged\" is missing")]
    [InlineData("""  "FC1": { "facts": { "all": 3 } } """, "FC1, all: is not an object")]
    [InlineData("""  "FC1": { "facts": { "all": { "honest": 1 } } } """, "FC1, all: \"honest\" is not [count, sources]")]
    [InlineData("""  "FC1": { "facts": { "all": { "honest": [-1, 1] } } } """, "FC1, all: \"honest\" is not [count, sources]")]
    [InlineData("""  "FC1": { "facts": { "all": { "assumed": 1 } } } """, "FC1, all: \"assumed\" is not text")]
    [InlineData("""  "FC1": { "facts": { "all": { "as": { "rule": "FC2" } } } } """, "FC1, all, as: \"outcomes\" is missing")]
    [InlineData("""  "FC1": { "facts": { "all": { "as": { "rule": "FC2", "fact": "all", "outcomes": { "x": 1 } } } } } """, "FC1, all, as, outcomes: \"x\" is not text")]
    [InlineData("""  "FC1": { "facts": { "all": { "outcomes": { "1d+": {} } } } } """, "FC1, all, 1d+: \"weight\" is missing")]
    [InlineData("""  "FC1": { "facts": { "all": { "outcomes": { "1d+": { "weight": 1, "interval": [2, 1] } } } } } """, "FC1, all, 1d+, interval: is not [low, high]")]
    [InlineData("""  "FC1": { "facts": { "all": { "outcomes": { "1d+": { "weight": 1, "interval": 1 } } } } } """, "FC1, all, 1d+, interval: is not [low, high]")]
    [InlineData("""  "FC1": { "facts": { "all": { "outcomes": { "1d+": { "weight": 1, "interval": [1.5, 2] } } } } } """, "FC1, all, 1d+: the weight is outside its interval")]
    public void AnEntryThatIsWrongIsNamed(string rules, string words)
    {
        var error = Assert.Throws<FormatException>(() => Weights.Parse(WeightsFile(rules)));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }
}
