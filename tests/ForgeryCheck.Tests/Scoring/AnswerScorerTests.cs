using ForgeryCheck.Findings;
using ForgeryCheck.Scoring;
using static ForgeryCheck.Tests.Scoring.ScoringCase;

namespace ForgeryCheck.Tests.Scoring;

/// <summary>The answers about the client and the author.</summary>
public sealed class AnswerScorerTests
{
    private static readonly Weights Weights = Weights.Parse(System.Text.Encoding.UTF8.GetBytes(
        System.Text.Encoding.UTF8.GetString(WeightsFile("""
            "W3": { "outcomes": { "differs": { "weight": 3 } } },
            "W1": { "outcomes": { "differs": { "weight": 1 } } },
            "S2": { "facts": { "all": { "outcomes": { "agrees": { "weight": -2 } } } } }
            """)).Replace("\"session\": 2", "\"session\": 2, \"client\": 3.5, \"author\": 4", StringComparison.Ordinal)));

    [Fact]
    public void WithoutFindingsItIsOpenAtThePrior()
    {
        var answer = Assess(Question.Author);
        Assert.Equal((AnswerState.Open, 5.0), (answer.State, answer.Score));
    }

    [Fact]
    public void AWeightyFindingContradicts()
    {
        var answer = Assess(Question.Author, Of("W3", RuleFamily.Author));
        Assert.Equal(AnswerState.Contradicted, answer.State);
        Assert.Equal(98.14, answer.Score, 2);
        Assert.Equal(3, answer.Weight, 9);
    }

    [Fact]
    public void AFindingThatIsNotWeightyDoesNot() => Assert.Equal(AnswerState.Open, Assess(Question.Author, Of("W1", RuleFamily.Author)).State);

    [Fact]
    public void TheSecondOfAFamilyCountsInPartAndTheFamilyHasACap()
    {
        Assert.Equal(1.5, Assess(Question.Author, Of("W1", RuleFamily.Author), Of("W1", RuleFamily.Author, 2)).Weight, 9);
        Assert.Equal(3.5, Assess(Question.Client, Of("W3", RuleFamily.Client), Of("W3", RuleFamily.Client, 2)).Weight, 9);
    }

    [Fact]
    public void WhatSpeaksForItConfirmsIt()
    {
        var answer = Assess(Question.Client, Of("S2", RuleFamily.Client, kind: FindingKind.Support));
        Assert.Equal(AnswerState.Confirmed, answer.State);
        Assert.Equal(-0.3, answer.Weight, 9);
    }

    [Fact]
    public void NoteIsNoReason() => Assert.Equal(AnswerState.Open, Assess(Question.Author, Of("W3", RuleFamily.Author, kind: FindingKind.Note)).State);

    [Fact]
    public void EachQuestionHasItsOwnFindings()
    {
        Assert.Equal(AnswerState.Open, Assess(Question.Client, Of("W3", RuleFamily.Author), Of("W3", RuleFamily.Appended)).State);
        Assert.Equal(AnswerState.Open, Assess(Question.Author, Of("W3", RuleFamily.Client), Of("W3", RuleFamily.Consistency)).State);
    }

    [Fact]
    public void WhatHeloAndTheDnsSayBearsOnTheClientAtTheHandOverOnly()
    {
        Assert.Equal(1.5, Assess(Question.Client, Of("W3", RuleFamily.Consistency)).Weight, 9);
        Assert.Equal(0, Assess(Question.Client, Of("W3", RuleFamily.Consistency, line: 2)).Weight, 9);
    }

    [Fact]
    public void OneFactCountsOnce()
    {
        var cause = new Cause(CauseKind.Client, 1);
        var answer = Assess(
            Question.Client, Of("W3", RuleFamily.Client) with { Causes = [cause] }, Of("W1", RuleFamily.Consistency) with { Causes = [cause] });
        Assert.Equal(3, answer.Weight, 9);
        Assert.Equal("W3", answer.Findings[1].CountedAs);
    }

    private static Answer Assess(Question question, params Finding[] findings) => AnswerScorer.Assess(question, findings, 1, Weights, 0.05);

    private static Finding Of(string rule, RuleFamily family, int line = 1, FindingKind kind = FindingKind.Anomaly) =>
        OnLine(line, rule, kind, family) with { Scope = FindingScope.Chain };
}
