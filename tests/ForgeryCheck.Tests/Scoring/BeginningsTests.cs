using System.Text;
using ForgeryCheck.Chains;
using ForgeryCheck.Findings;
using ForgeryCheck.Scoring;
using ForgeryCheck.Tests.Rules;

namespace ForgeryCheck.Tests.Scoring;

/// <summary>Where a forgery may begin: mostly right below the boundary, and hardly below a step inside a house.</summary>
public sealed class BeginningsTests
{
    [Fact]
    public void LinesThatDoNotJoinCountMoreAtTheHandOverThanFurtherDown() => Assert.True(ScoreOfJoint("192.0.2.7", upper: 1) > ScoreOfJoint("192.0.2.7"));

    [Fact]
    public void ItCountsMoreBelowALineWithAClientOnTheInternetThanBelowOneInsideANetwork() =>
        Assert.True(ScoreOfJoint("192.0.2.7") > ScoreOfJoint("10.0.0.7"));

    [Fact]
    public void AFileThatIsOlderThanTheSharesIsReadAndTakesEveryLineForAsLikely()
    {
        Assert.Equal(1, ScoringCase.Made.DeeperShare);
        Assert.Equal(1, ScoringCase.Made.InsideShare);
    }

    private static double ScoreOfJoint(string client, int upper = 3) => Score([ScoringCase.OnJoint(upper)], client);

    private static double Score(Finding[] findings, string client)
    {
        var header = string.Concat(Enumerable.Range(1, 4).Select(number =>
            $"Received: from h{number}.example ([{(number == 1 ? "198.51.100.1" : client)}]) by h{number - 1}.other{number}.example; Mon, 1 Jun 2026 10:00:00 +0000\r\n"));
        var chain = new MailUnderTest(header).Facts().Chain with { Boundary = new Boundary(1, BoundaryBasis.WorkedOut, "") };
        return Scorer.Assess(chain, findings, [], Weighing, 0.05).Score;
    }

    private static Weights Weighing { get; } = Weights.Parse(Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(ScoringCase.WeightsFile("\"W3\": { \"outcomes\": { \"differs\": { \"weight\": 3 } } }"))
            .Replace("\"joint\": 0.5", "\"joint\": 0.5, \"deeper\": 0.5, \"inside\": 0.1", StringComparison.Ordinal)));
}
