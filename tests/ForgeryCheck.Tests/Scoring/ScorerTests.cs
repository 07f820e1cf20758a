using ForgeryCheck.Findings;
using ForgeryCheck.Scoring;
using static ForgeryCheck.Tests.Scoring.ScoringCase;

namespace ForgeryCheck.Tests.Scoring;

public sealed class ScorerTests
{
    [Theory]
    [InlineData(0, null)]
    [InlineData(3, null)]
    [InlineData(1, 1)]
    [InlineData(4, 4)]
    public void WithoutALineBelowTheBoundaryNothingCanBeTested(int lines, int? boundary)
    {
        var assessment = Assess(lines, boundary, OnLine(1));
        Assert.Equal(Verdict.Untestable, assessment.Verdict);
        Assert.Null(assessment.ForgedFromLine);
        Assert.Equal(5, assessment.Score, 9);
    }

    [Fact]
    public void WithoutFindingsTheScoreIsThePrior()
    {
        var assessment = Assess(5, 2);
        Assert.Equal(Verdict.Consistent, assessment.Verdict);
        Assert.Equal(5, assessment.Score, 9);
        Assert.Equal(0, assessment.Weight, 9);
        Assert.Null(assessment.ForgedFromLine);
    }

    [Fact]
    public void TwoTypedLinesBelowAnHonestOneAreForgedFromTheFirstOfThem()
    {
        // The classic example C: two lines typed by the sender under the line of the receiving host.
        var assessment = Assess(3, 1, OnLine(2), OnLine(3));
        Assert.Equal(Verdict.Forged, assessment.Verdict);
        Assert.Equal(2, assessment.ForgedFromLine);
        Assert.Equal(ScoreOf(4.5, 3), assessment.Score, 6);
    }

    [Fact]
    public void ForgeryStartsBelowTheLastLineThatSomethingSpeaksFor()
    {
        // Lines 2 and 3 may be the stranger's as well as line 4; an id that agrees with line 3 says that they are not.
        Assert.Equal(2, Assess(6, 1, OnLine(4)).ForgedFromLine);
        Assert.Equal(4, Assess(6, 1, OnLine(4), OnLine(3, "S2", FindingKind.Support)).ForgedFromLine);
        Assert.Equal(3, Assess(6, 1, OnLine(4), OnLine(2, "S2", FindingKind.Support)).ForgedFromLine);
        Assert.Equal(ScoreOf(3, 3, 3, 0, 0), Assess(6, 1, OnLine(4)).Score, 6);
    }

    [Fact]
    public void AContradictionOnALineMakesItNoRealerForAnotherBelow()
    {
        // The broken joint below line 3 is strong, but line 3 is invented by what stands in it.
        var assessment = Assess(5, 1, OnLine(3), OnLine(4), OnJoint(2, "W1"), OnJoint(3, "W2"));
        Assert.Equal(3, assessment.ForgedFromLine);
    }

    [Fact]
    public void ABrokenJointSaysWhereTheRealPartEnds()
    {
        var assessment = Assess(5, 1, OnJoint(3));
        Assert.Equal(4, assessment.ForgedFromLine);
        Assert.Equal(ScoreOf(1.5, 1.5, 3, 0), assessment.Score, 6);
    }

    [Fact]
    public void AJointAmongTrustedLinesWeighsNothing()
    {
        var assessment = Assess(5, 3, OnJoint(2, "W9"), OnLine(3, "W9"));
        Assert.Equal(Verdict.Consistent, assessment.Verdict);
        Assert.Equal(0, assessment.Weight, 9);
    }

    [Fact]
    public void AFindingOnTheStrangerSpeaksOfTheFirstClaimedLine()
    {
        var assessment = Assess(4, 1, OnChain("W3", FindingKind.Anomaly, 1));
        Assert.Equal(2, assessment.ForgedFromLine);
        Assert.Equal(ScoreOf(3, 0, 0), assessment.Score, 6);
    }

    [Fact]
    public void AFindingOnTheChainThatNamesClaimedLinesAccusesThemFromTheHighestOn()
    {
        var assessment = Assess(5, 1, OnChain("W3", FindingKind.Anomaly, 4, 5));
        Assert.Equal(2, assessment.ForgedFromLine);
        Assert.Equal(4, Assess(5, 1, OnChain("W3", FindingKind.Anomaly, 4, 5), OnLine(3, "S2", FindingKind.Support)).ForgedFromLine);
        Assert.Equal(ScoreOf(3, 3, 3, 0), assessment.Score, 6);
    }

    [Fact]
    public void WithoutAContradictionNothingIsForged()
    {
        var assessment = Assess(2, 1, OnLine(2, "W9", FindingKind.Anomaly));
        Assert.True(assessment.Score > 99);
        Assert.Equal(Verdict.Suspicious, assessment.Verdict);
        Assert.Equal(2, assessment.ForgedFromLine);
    }

    [Theory]
    [InlineData("W2", RuleFamily.Identifiers, 2, Verdict.Forged)]
    [InlineData("W2", RuleFamily.Appended, 2, Verdict.Suspicious)] // of one kind with the first
    [InlineData("W1", RuleFamily.Identifiers, 2, Verdict.Suspicious)] // not rare enough
    [InlineData("W2", RuleFamily.Identifiers, 1, Verdict.Suspicious)] // on a trusted line
    public void TwoRareThingsOfTwoKindsMakeAForgeryAsAContradictionDoes(string rule, RuleFamily family, int line, Verdict expected)
    {
        Finding[] findings = [OnLine(2, "W2", FindingKind.Anomaly), OnLine(line, rule, FindingKind.Anomaly, family), OnLine(2, "W2", FindingKind.Anomaly)];

        Assert.Equal(expected, Scorer.Assess(Chain(2, 1), findings, [], MadeWithAnomalies, 0.2).Verdict);
    }

    [Fact]
    public void ALineThatCannotBeTrueIsAsWrongWhereverTheForgeryBegins()
    {
        var onlyUnjoined = Assess(6, 1, OnJoint(4));
        var untrue = Assess(6, 1, OnJoint(4) with { IsOfLowerLine = true });

        Assert.Equal(ScoreOf(3, 3, 3, 3, 0), untrue.Score, 6);
        Assert.True(untrue.Score > onlyUnjoined.Score);
        Assert.Equal((5, 5), (untrue.ForgedFromLine, onlyUnjoined.ForgedFromLine));
    }

    [Fact]
    public void AContradictionThatWeighsNothingIsNoContradiction()
    {
        var assessment = Assess(2, 1, OnLine(2, "W9", FindingKind.Anomaly), OnLine(2, "not measured"));
        Assert.Equal(Verdict.Suspicious, assessment.Verdict);
    }

    [Theory]
    [InlineData("W1", Verdict.Consistent)]
    [InlineData("W2", Verdict.Suspicious)]
    [InlineData("W3", Verdict.Forged)]
    public void TheVerdictFollowsTheScore(string rule, Verdict expected)
    {
        Assert.Equal(expected, Assess(2, 1, OnLine(2, rule)).Verdict);
    }

    [Fact]
    public void AFamilyCountsItsStrongestInFullAndTheNextAtHalfAndTheRestNot()
    {
        var assessment = Assess(2, 1, OnLine(2, "W1"), OnLine(2, "W2"), OnLine(2, "W1"), OnLine(2, "W1"));
        Assert.Equal(2.5, assessment.Weight, 9);
    }

    [Fact]
    public void FamiliesAddUpAndEachHasItsCap()
    {
        var assessment = Assess(2, 1, OnLine(2, "W1"), OnLine(2, "W3", family: RuleFamily.Consistency), OnLine(2, "W3", family: RuleFamily.Envelope));
        Assert.Equal(1 + 1.5 + 1, assessment.Weight, 9);
    }

    [Fact]
    public void SupportCountsLittleAndOnlyWhileNothingContradicts()
    {
        Assert.Equal(-0.3, Assess(2, 1, OnLine(2, "S2", FindingKind.Support), OnLine(2, "S2", FindingKind.Support)).Weight, 9);
        Assert.Equal(0.7, Assess(2, 1, OnLine(2, "S2", FindingKind.Support), OnLine(2, "W1", FindingKind.Anomaly)).Weight, 9);
        Assert.Equal(1, Assess(2, 1, OnLine(2, "S2", FindingKind.Support), OnLine(2, "W1")).Weight, 9);
    }

    [Fact]
    public void WhatWasTestedAndAgreesSpeaksForTheLinesFamilyByFamilyAndNeverForTheStart()
    {
        // The strongest of a family in full and the next at half, like what accuses; all together no more than the cap.
        Assert.Equal(-0.15, Assess(2, 1, [], Agreed(2), Agreed(2), Agreed(2)).Weight, 9);
        Assert.Equal(-0.3, Assess(2, 1, [], Agreed(2, "S2")).Weight, 9);
        Assert.Equal(0, Assess(2, 1, [], Agreed(1)).Weight, 9);
        Assert.Equal(0, Assess(2, 1, [], Agreed(2, kind: FindingKind.Note)).Weight, 9);
        Assert.Equal(3, Assess(2, 1, [OnLine(2)], Agreed(2, "S2")).Weight, 9);
        // A line that was copied is as it should be too: where the forgery starts is told by what accuses alone.
        Assert.Equal(2, Assess(6, 1, [OnLine(4, "W9", FindingKind.Anomaly)], Agreed(3), Agreed(2)).ForgedFromLine);
    }

    [Fact]
    public void OneFactCountsOnce()
    {
        var cause = new Cause(CauseKind.Recipient, 0);
        Finding On(int line, string rule, params Cause[] causes) => OnLine(line, rule, FindingKind.Anomaly) with { Causes = causes };

        var assessment = Assess(4, 1, On(2, "W1", cause), On(3, "W2", cause), On(4, "W1", cause));
        Assert.Equal(["W2", null, "W2"], assessment.Findings.Select(f => f.CountedAs));
        Assert.Equal(Assess(4, 1, OnLine(3, "W2", FindingKind.Anomaly)).Score, assessment.Score, 9);
    }

    [Fact]
    public void AFindingWithACauseOfItsOwnCountsBesidesTheStrongerOne()
    {
        Cause shared = new(CauseKind.Id, 2), own = new(CauseKind.Software, 2);
        var both = Assess(2, 1, OnLine(2, "W2") with { Causes = [shared] }, OnLine(2, "W1", family: RuleFamily.Clock) with { Causes = [shared, own] });
        Assert.Equal(3, both.Weight, 9);
        Assert.All(both.Findings, f => Assert.Null(f.CountedAs));
        // Both of its causes are counted by two stronger ones.
        var covered = Assess(
            2, 1, OnLine(2, "W2") with { Causes = [shared] }, OnLine(2, "W3", family: RuleFamily.Clock) with { Causes = [own] },
            OnLine(2, "W1", family: RuleFamily.Consistency) with { Causes = [shared, own] });
        Assert.Equal(5, covered.Weight, 9);
    }

    [Fact]
    public void NotesAndWhatSpeaksForTheLinesTakeNoFactAway()
    {
        var cause = new Cause(CauseKind.Id, 2);
        var assessment = Assess(2, 1, OnLine(2, "W9", FindingKind.Note) with { Causes = [cause] }, OnLine(2, "W1", FindingKind.Anomaly) with { Causes = [cause] });
        Assert.Equal(1, assessment.Weight, 9);
    }

    [Fact]
    public void NotesWeighNothing()
    {
        var assessment = Assess(2, 1, OnLine(2, "W9", FindingKind.Note));
        Assert.Equal(0, assessment.Weight, 9);
        Assert.Equal(0, assessment.Findings[0].Weight);
    }

    [Fact]
    public void FindingsKeepTheirOrderAndGetTheirWeights()
    {
        var assessment = Assess(3, 1, OnLine(3, "W2"), OnLine(2, "W1"));
        Assert.Equal([2.0, 1.0], assessment.Findings.Select(f => f.Weight));
    }

    [Fact]
    public void FiveHundredLinesWithEndlessEvidenceGiveAFiniteScore()
    {
        var findings = Enumerable.Range(2, 499).SelectMany(line => new[] { OnLine(line, "W9"), OnLine(line, "W9", family: RuleFamily.Clock), OnLine(line, "S2") });
        var assessment = Assess(500, 1, [.. findings]);
        Assert.Equal(Verdict.Forged, assessment.Verdict);
        Assert.Equal(2, assessment.ForgedFromLine);
        Assert.InRange(assessment.Score, 99.9, 100);
        Assert.True(double.IsFinite(assessment.Weight));
    }

    [Fact]
    public void APriorTheUserStatesCounts()
    {
        var assessment = Scorer.Assess(Chain(2, 1), [OnLine(2, "W1")], [], Made, 0.5);
        Assert.Equal(100.0 * 10 / 11, assessment.Score, 9);
        Assert.Equal(0.5, assessment.Prior);
    }

    [Fact]
    public void WhatCannotBeTrueStaysSoWhereSomethingOnlyOddCountsInItsPlace()
    {
        var cause = new Cause(CauseKind.Id, 2);
        var odd = OnLine(2, "W3", FindingKind.Anomaly) with { Causes = [cause] };
        var impossible = OnLine(2, "W1") with { Causes = [cause] };

        var together = Assess(2, 1, odd, impossible);

        Assert.Equal("W3", together.Findings[1].CountedAs);
        Assert.Equal(Verdict.Forged, together.Verdict);
        Assert.Equal(Verdict.Suspicious, Assess(2, 1, odd).Verdict);
        Assert.Equal(Assess(2, 1, odd).Score, together.Score);
    }

    [Fact]
    public void HostileLineNumbersDoNotThrow()
    {
        var assessment = Assess(3, 1, OnChain("W1", FindingKind.Anomaly), OnLine(99, "W1"), OnLine(99, "S2", FindingKind.Support), OnLine(-5, "W1"), OnJoint(98, "W1"));
        Assert.True(double.IsFinite(assessment.Score));
    }
}
