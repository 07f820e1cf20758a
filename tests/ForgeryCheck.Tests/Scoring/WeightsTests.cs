using System.Text;
using ForgeryCheck.Rules;
using ForgeryCheck.Scoring;
using static ForgeryCheck.Tests.Scoring.ScoringCase;

namespace ForgeryCheck.Tests.Scoring;

public sealed class WeightsTests
{
    private static readonly Weights InForce = Weights.Read(new RuleFiles());

    [Fact]
    public void EveryWeightIsWhatItsCountsAreWorth()
    {
        foreach (var (rule, name, measured) in Entries())
        {
            var worth = Measurement.FromCounts(measured.Honest, measured.Forged, InForce.WeightCap);
            Assert.True(worth == measured.Weight, $"{rule} {name}: weight {measured.Weight}, but its counts are worth {worth}");
        }
    }

    [Fact]
    public void EveryIntervalIsWhatItsCountsAreWorth()
    {
        foreach (var (rule, name, measured) in Entries())
        {
            var worth = WeightInterval.FromCounts(measured.Honest, measured.Forged, InForce.WeightCap);
            Assert.True(worth == measured.Interval, $"{rule} {name}: interval {measured.Interval}, but its counts are worth {worth}");
        }
    }

    [Fact]
    public void AnIntervalIsWiderTheFewerTheHits()
    {
        // 10 of 1000 against 100 of 1000: log10 of (100.5 / 10.5) is 0.98, and its standard deviation is
        // sqrt(1/100.5 - 1/1001 + 1/10.5 - 1/1001) / ln 10 = 0.1394.
        Assert.Equal(new WeightInterval(0.71, 1.25), WeightInterval.FromCounts(new HitCount(10, 1000), new HitCount(100, 1000), 4));
        Assert.Equal(new WeightInterval(0.27, 1.71), WeightInterval.FromCounts(new HitCount(1, 100), new HitCount(14, 100), 4));
        var never = WeightInterval.FromCounts(new HitCount(0, 5000), new HitCount(100, 1000), 4);
        Assert.True(never.Holds(Measurement.FromCounts(new HitCount(0, 5000), new HitCount(100, 1000), 4)));
        Assert.Equal(4, never.High);
    }

    [Fact]
    public void AWeightOfOnesOwnMayLeaveTheIntervalOut()
    {
        var read = Weights.Parse(Json("""  "FC1": { "weight": 1, "honest": [10, 1000], "forged": [100, 1000], "source": "s" } """));
        Assert.Equal(new WeightInterval(0.71, 1.25), read.Rules["FC1"].Own!.Interval);
    }

    [Fact]
    public void EveryWeightSaysWhereItsCountsComeFrom()
    {
        Assert.NotEmpty(Entries());
        Assert.All(Entries(), entry => Assert.True(entry.Measured.Source.Length > 10, $"{entry.Rule} {entry.Name}: no source"));
    }

    [Fact]
    public void TheFileInForceHoldsWhatTheDesignSays()
    {
        Assert.Equal(0.05, InForce.Prior);
        Assert.Equal(95, InForce.ForgedScore);
        Assert.Equal(50, InForce.SuspiciousScore);
        Assert.Equal(0.25, InForce.NextShare);
        Assert.Equal(0.5, InForce.JointShare);
        Assert.InRange(InForce.SupportCap, 0.01, 1);
    }

    [Fact]
    public void NotesInTheFileWeighNothingAndHaveNoEntry()
    {
        Assert.DoesNotContain(InForce.Rules.Keys, id => id is "FC209" or "FC501" or "FC502");
    }

    [Fact]
    public void TheMeasuredRatioIsSmoothedAndKeptWithinTheCap()
    {
        Assert.Equal(0, Measurement.FromCounts(new HitCount(0, 0), new HitCount(0, 0), 4));
        Assert.Equal(4, Measurement.FromCounts(new HitCount(0, 1_000_000), new HitCount(999, 1000), 4));
        Assert.Equal(-4, Measurement.FromCounts(new HitCount(1000, 1000), new HitCount(0, 1_000_000), 4));
        Assert.Equal(1.98, Measurement.FromCounts(new HitCount(0, 99), new HitCount(47, 98), 4));
    }

    [Fact]
    public void AGradeComesBeforeAKindAndAKindBeforeTheRule()
    {
        Assert.Equal(2.5, Made.Of(OnLine(2, "G") with { Grade = "high" }));
        Assert.Equal(0.5, Made.Of(OnLine(2, "G") with { Grade = "unheard of", Kind = FindingKind.Anomaly }));
        Assert.Equal(1.5, Made.Of(OnLine(2, "G")));
        Assert.Equal(0.5, Made.Of(OnLine(2, "G", FindingKind.Anomaly)));
        Assert.Equal(0, Made.Of(OnLine(2, "G", FindingKind.Note)));
        Assert.Equal(0, Made.Of(OnLine(2, "nobody measured it")));
    }

    [Fact]
    public void WhatAccusesNeverSpeaksForTheLinesAndSupportNeverAccuses()
    {
        Assert.Equal(0, Made.Of(OnLine(2, "S2", FindingKind.Anomaly)));
        Assert.Equal(-2, Made.Of(OnLine(2, "S2", FindingKind.Support)));
        Assert.Equal(0, Made.Of(OnLine(2, "W3", FindingKind.Support)));
    }

    [Fact]
    public void OneJointAloneNeverConvicts()
    {
        Assert.Equal(4, Made.Of(OnJoint(1, "W9")));
        var alone = Scorer.Assess(Chain(2, 1), [OnJoint(1, "W9") with { Weight = 0 }], Made, 0.05);
        Assert.Equal(Verdict.Forged, alone.Verdict);
        Assert.True(InForce.JointCap < Math.Log10(0.95 / 0.05) + Math.Log10((1 - InForce.Prior) / InForce.Prior));
    }

    [Fact]
    public void CommentsAreAllowed()
    {
        var text = "// why\n" + Encoding.UTF8.GetString(Json(""));
        Assert.Empty(Weights.Parse(Encoding.UTF8.GetBytes(text)).Rules);
    }

    [Theory]
    [InlineData("{", "rules/weights.json")]
    [InlineData("[]", "is no object")]
    [InlineData("{}", "\"thresholds\" is missing")]
    public void AFileThatIsWrongIsRefusedInWords(string json, string words)
    {
        var error = Assert.Throws<FormatException>(() => Weights.Parse(Encoding.UTF8.GetBytes(json)));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""  "FC1": 3 """, "FC1: is no object")]
    [InlineData("""  "FC1": {} """, "FC1: holds neither a weight nor grades nor kinds")]
    [InlineData("""  "FC1": { "weight": "much", "honest": [0, 1], "forged": [0, 1], "source": "s" } """, "FC1: \"weight\" is no number from -10 to 10")]
    [InlineData("""  "FC1": { "weight": 1, "forged": [0, 1], "source": "s" } """, "FC1: \"honest\" is missing")]
    [InlineData("""  "FC1": { "weight": 1, "honest": [2, 1], "forged": [0, 1], "source": "s" } """, "FC1, honest: is not [hits, messages]")]
    [InlineData("""  "FC1": { "weight": 1, "interval": [2, 1], "honest": [0, 1], "forged": [0, 1], "source": "s" } """, "FC1, interval: is not [low, high]")]
    [InlineData("""  "FC1": { "weight": 1, "interval": 1, "honest": [0, 1], "forged": [0, 1], "source": "s" } """, "FC1, interval: is not [low, high]")]
    [InlineData("""  "FC1": { "weight": 1, "interval": [1.5, 2], "honest": [0, 1], "forged": [0, 1], "source": "s" } """, "FC1: the weight lies outside its interval")]
    [InlineData("""  "FC1": { "grades": { "1d+": { "weight": 1 } } } """, "FC1, grade 1d+: \"honest\" is missing")]
    [InlineData("""  "FC1": { "kinds": { "note": {} } } """, "\"note\" is no kind of finding that has a weight")]
    public void AnEntryThatIsWrongIsNamed(string rules, string words)
    {
        var error = Assert.Throws<FormatException>(() => Weights.Parse(Json(rules)));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Rule, string Name, Measurement Measured)> Entries() =>
        from rule in InForce.Rules
        from entry in rule.Value.All()
        select (rule.Key, entry.Name, entry.Measured);
}
