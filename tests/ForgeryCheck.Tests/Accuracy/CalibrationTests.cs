using ForgeryCheck.Accuracy.Calibration;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Tests.Accuracy;

public sealed class CalibrationTests
{
    // Two genuine messages and two forged ones, a forgery being as common as 1 in 5.
    private static readonly Forecast[] Four =
    [
        new(0.1, -0.3522, Verdict.Consistent, false, 0.4, "a"),
        new(0.6, 0.7782, Verdict.Consistent, false, 0.4, "a"),
        new(0.6, 0.7782, Verdict.Consistent, true, 0.1, "a"),
        new(1, 5, Verdict.Consistent, true, 0.1, "a"),
    ];

    [Fact]
    public void ARowSetsTheMeanForecastAgainstTheShareThatIsForged()
    {
        var row = ReliabilityRow.Table(Four).Single(r => r.From == 50);
        Assert.Equal((80, 1, 1), (row.To, row.Honest, row.Forged));
        Assert.Equal(0.5, row.Mass, 12);
        Assert.Equal(0.6, row.Forecast, 12);
        Assert.Equal(0.2, row.Observed, 12);
    }

    [Fact]
    public void EveryForecastIsInOneRowTheHighestToo()
    {
        var rows = ReliabilityRow.Table([.. Four, new(0.05, 0, Verdict.Consistent, false, 0, "a"), new(0.999, 0, Verdict.Consistent, false, 0, "a"), new(0, 0, Verdict.Consistent, false, 0, "a")]);
        Assert.Equal(8, rows.Count);
        Assert.Equal(7, rows.Sum(row => row.Honest + row.Forged));
        Assert.Equal((1, 1), (rows[^1].Honest, rows[^1].Forged));
        Assert.Equal(1, rows[0].Honest);
        Assert.Equal(2, rows[1].Honest);
    }

    [Fact]
    public void TheLossesAreWhatTheirDefinitionsSay()
    {
        var losses = Losses.Of(Four);
        Assert.Equal((0.4 * 0.01) + (0.4 * 0.36) + (0.1 * 0.16), losses.Brier, 12);
        Assert.Equal(-((0.4 * Math.Log2(0.9)) + (0.4 * Math.Log2(0.4)) + (0.1 * Math.Log2(0.6))), losses.LogLoss, 12);
        var honest = (Math.Log2(1 + Math.Pow(10, -0.3522)) + Math.Log2(1 + Math.Pow(10, 0.7782))) / 2;
        var forged = (Math.Log2(1 + Math.Pow(10, -0.7782)) + Math.Log2(1 + 1e-5)) / 2;
        Assert.Equal((honest + forged) / 2, losses.Cllr, 12);
    }

    [Fact]
    public void WhoSaysNothingCostsOneBitOfTheLikelihoodRatio()
    {
        Assert.Equal(1, Losses.Of([.. Four.Select(one => one with { Bans = 0 })]).Cllr, 12);
    }
}
