using System.Text;
using ForgeryCheck.RuleData;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Tests.Scoring;

/// <summary>The verdict at the head of a report, by rules/verdicts.json.</summary>
public sealed class VerdictTableTests
{
    private static readonly VerdictTable InForce = VerdictTable.Load(new RuleFiles());

    [Theory]
    [InlineData("Forged", "Open", "Open", "Forged")]
    [InlineData("Forged", "Confirmed", "Confirmed", "Forged")]
    [InlineData("Suspicious", "Open", "Open", "Suspicious")]
    [InlineData("Consistent", "Open", "Open", "Consistent")]
    [InlineData("Consistent", "Confirmed", "Confirmed", "Consistent")]
    [InlineData("Consistent", "Contradicted", "Open", "Suspicious")]
    [InlineData("Consistent", "Open", "Contradicted", "Suspicious")]
    [InlineData("Untestable", "Contradicted", "Confirmed", "Suspicious")]
    [InlineData("Untestable", "Contradicted", "Contradicted", "Forged")]
    [InlineData("Untestable", "Open", "Open", "Consistent")]
    [InlineData("Untestable", "Confirmed", "Open", "Consistent")]
    public void TheAnswersMakeTheVerdict(string lines, string client, string author, string verdict) => Assert.Equal(
        Enum.Parse<Verdict>(verdict), Of(InForce, Enum.Parse<Verdict>(lines), Enum.Parse<AnswerState>(client), Enum.Parse<AnswerState>(author)).Verdict);

    [Fact]
    public void WhatIsContradictedIsNeverUntestableOrConsistent()
    {
        foreach (var lines in Enum.GetValues<Verdict>())
        {
            foreach (var other in Enum.GetValues<AnswerState>())
            {
                foreach (var hasReceived in new[] { true, false })
                {
                    Assert.True(Of(InForce, lines, AnswerState.Contradicted, other, hasReceived).Verdict >= Verdict.Suspicious);
                    Assert.True(Of(InForce, lines, other, AnswerState.Contradicted, hasReceived).Verdict >= Verdict.Suspicious);
                }
            }
        }
    }

    [Fact]
    public void UntestableRemainsOnlyWithoutReceivedLines()
    {
        Assert.Equal(Verdict.Untestable, Of(InForce, Verdict.Untestable, AnswerState.Open, AnswerState.Open, hasReceived: false).Verdict);
        Assert.Equal(Verdict.Consistent, Of(InForce, Verdict.Untestable, AnswerState.Open, AnswerState.Open).Verdict);
    }

    [Fact]
    public void TheScoreIsThatOfTheAnswerThatDecides()
    {
        Assert.Equal(Question.Lines, Of(InForce, Verdict.Forged, AnswerState.Open, AnswerState.Contradicted).By);
        Assert.Equal(Question.Author, Of(InForce, Verdict.Consistent, AnswerState.Open, AnswerState.Contradicted).By);
        Assert.Equal(Question.Client, Of(InForce, Verdict.Untestable, AnswerState.Contradicted, AnswerState.Open).By);
    }

    [Theory]
    [InlineData("{", "rules/verdicts.json")]
    [InlineData("""{ "verdicts": [] }""", "the last row must match every message")]
    [InlineData("""{ "verdicts": [{ "client": "contradicted", "verdict": "forged" }] }""", "the last row must match every message")]
    [InlineData("""{ "verdicts": [{ "verdict": "maybe" }] }""", "must be one of")]
    [InlineData("""{ "verdicts": [{ "client": "authenticated", "verdict": "forged" }, { "verdict": "consistent" }] }""", "must be one of")]
    [InlineData("""{ "verdicts": [{ "lines": "forged" }, { "verdict": "consistent" }] }""", "\"verdict\" is missing")]
    [InlineData("""{ "verdicts": [{ "lime": "forged", "verdict": "forged" }, { "verdict": "consistent" }] }""", "lime")]
    public void AWrongTableIsRefusedInOneLine(string json, string words)
    {
        var error = Assert.Throws<FormatException>(() => new VerdictTable(Encoding.UTF8.GetBytes(json)));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static (Verdict Verdict, Question By) Of(VerdictTable table, Verdict lines, AnswerState client, AnswerState author, bool hasReceived = true) =>
        table.Of(hasReceived, new Assessment(lines, 99, 3, 0.05, null, []), new Answer(client, 98, 3, []), new Answer(author, 97, 3, []));
}
