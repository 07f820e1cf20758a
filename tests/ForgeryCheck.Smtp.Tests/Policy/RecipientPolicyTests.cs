using System.Diagnostics;
using System.Text.RegularExpressions;
using CsCheck;
using ForgeryCheck.Smtp.Policy;

namespace ForgeryCheck.Smtp.Tests.Policy;

/// <summary>For whom mail is taken, refused or dropped.</summary>
public sealed class RecipientPolicyTests
{
    [Theory]
    [InlineData("user@example.org", true)]
    [InlineData("user@EXAMPLE.org", true)]
    [InlineData("user@sub.example.org", false)]
    [InlineData("user@example.net", true)]
    [InlineData("user@a.b.example.net", true)]
    [InlineData("user@badexample.net", false)]
    [InlineData("one@example.com", true)]
    [InlineData("One@example.com", false)]
    [InlineData("\"one\"@example.com", true)]
    [InlineData("two@example.com", false)]
    [InlineData("spam@example.org", false)]
    [InlineData("\"sp\\am\"@example.org", false)]
    [InlineData("user@dead.example.net", false)]
    [InlineData("x@münchen.example", true)]
    [InlineData("x@xn--mnchen-3ya.example", true)]
    [InlineData("x@[192.0.2.7]", true)]
    [InlineData("x@[192.0.2.8]", false)]
    [InlineData("postmaster", true)]
    [InlineData("PostMaster", true)]
    [InlineData("POSTMASTER@example.com", true)]
    [InlineData("postmaster@example.edu", false)]
    public void RecipientsAreTakenByTheLists(string recipient, bool isTaken)
    {
        var policy = new RecipientPolicy(
            ["example.org", ".example.net", "one@example.com", "Postmaster@example.com", "München.example", "[192.0.2.7]"],
            ["spam@example.org", "dead.example.net"],
            []);

        Assert.Equal(isTaken ? RecipientDecision.Accept : RecipientDecision.Refuse, policy.Decide(recipient));
    }

    [Fact]
    public void WithoutListsAllAreTakenAndPostmasterCanBeRefused()
    {
        Assert.Equal(RecipientDecision.Accept, new RecipientPolicy([], [], []).Decide("anyone@anywhere"));
        Assert.Equal(RecipientDecision.Accept, new RecipientPolicy([], ["example.org"], []).Decide("postmaster"));
        Assert.Equal(RecipientDecision.Refuse, new RecipientPolicy([], ["postmaster"], []).Decide("Postmaster"));
        Assert.Equal(RecipientDecision.Accept, new RecipientPolicy([], ["postmaster"], []).Decide("postmaster@example.org"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a b")]
    [InlineData("user@")]
    [InlineData("@example.org")]
    [InlineData(".*")]
    [InlineData(".*.example.org")]
    [InlineData(".ex*.org")]
    [InlineData("*@")]
    [InlineData("*@.example.org")]
    [InlineData("a*..example.org")]
    [InlineData("u*@[192.0.2.*]")]
    [InlineData("*ü.example.org")]
    [InlineData("a *@example.org")]
    [InlineData("<user@example.org>")]
    public void OtherRecipientEntriesAreRefused(string entry)
    {
        foreach (var (option, policy) in ((string, Func<RecipientPolicy>)[])[("--accept", () => new([entry], [], [])), ("--refuse", () => new([], [entry], [])), ("--drop", () => new([], [], [entry]))])
        {
            Assert.StartsWith($"{option} {entry}: ", Assert.Throws<FormatException>(policy).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("info@*", "info@example.org", true)]
    [InlineData("info@*", "INFO@a.b.example", true)]
    [InlineData("info@*", "info2@example.org", false)]
    [InlineData("info@*", "info@[192.0.2.7]", true)]
    [InlineData("*-trap@example.org", "spam-trap@Example.ORG", true)]
    [InlineData("*-trap@example.org", "-TRAP@example.org", true)]
    [InlineData("*-trap@example.org", "trap@example.org", false)]
    [InlineData("*-trap@example.org", "a-trap@sub.example.org", false)]
    [InlineData("*-trap@example.org", "a-trap@example.org@example.net", false)]
    [InlineData("user+*@example.org", "user+@example.org", true)]
    [InlineData("user+*@example.org", "user+a+b@example.org", true)]
    [InlineData("user+*@example.org", "user@example.org", false)]
    [InlineData("a*b*c@example.org", "abc@example.org", true)]
    [InlineData("a*b*c@example.org", "a-b-b-c@example.org", true)]
    [InlineData("a*b*c@example.org", "acb@example.org", false)]
    [InlineData("aa*aa@example.org", "aaa@example.org", false)]
    [InlineData("aa**aa@example.org", "aaaa@example.org", true)]
    [InlineData("*", "user@example.org", true)]
    [InlineData("*", "postmaster", true)]
    [InlineData("*@*", "user@example.org", true)]
    [InlineData("*@*", "PostMaster", true)]
    [InlineData("post*@example.org", "postmaster", false)]
    [InlineData("*.example.org", "user@a.b.example.org", true)]
    [InlineData("*.example.org", "user@example.org", false)]
    [InlineData("mail*.example.org", "user@mail7.example.org", true)]
    [InlineData("*@mail.*.example.org", "user@mail.a.b.example.org", true)]
    [InlineData("\"a b*\"@example.org", "\"A b c\"@example.org", true)]
    [InlineData("a@*", "\"x@y.example \\\"\"@example.org", false)]
    [InlineData("*@y.example", "\"a@y.example\"@example.org", false)]
    [InlineData("j*@münchen.example", "jan@xn--mnchen-3ya.example", true)]
    [InlineData("j*@*.münchen.example", "jan@mx.München.example", true)]
    [InlineData("*ü*@example.org", "MÜLLER@example.org", true)]
    [InlineData("a.b*@example.org", "axb@example.org", false)]
    public void PatternsMatchWholeAddressesInAnyCase(string pattern, string recipient, bool matches)
    {
        Assert.Equal(matches ? RecipientDecision.Drop : RecipientDecision.Accept, new RecipientPolicy([], [], [pattern]).Decide(recipient));
        Assert.Equal(matches ? RecipientDecision.Refuse : RecipientDecision.Accept, new RecipientPolicy([], [pattern], []).Decide(recipient));
        // postmaster without a domain is accepted in any case.
        Assert.Equal(
            matches || recipient.Equals("postmaster", StringComparison.OrdinalIgnoreCase) ? RecipientDecision.Accept : RecipientDecision.Refuse,
            new RecipientPolicy([pattern], [], []).Decide(recipient));
    }

    [Theory]
    [InlineData("all-three@example.org", RecipientDecision.Refuse)]
    [InlineData("all-two@example.org", RecipientDecision.Drop)]
    [InlineData("all@example.org", RecipientDecision.Accept)]
    [InlineData("all-two@example.net", RecipientDecision.Drop)]
    [InlineData("all@example.net", RecipientDecision.Refuse)]
    public void RefusalsComeBeforeDropsAndDropsBeforeWhatIsAccepted(string recipient, object decision) =>
        Assert.Equal(decision, new RecipientPolicy(["*@example.org"], ["*-three@*"], ["*-t*@*"]).Decide(recipient));

    [Fact]
    public void AnyPatternMatchesWhatARegularExpressionMatches() =>
        Gen.Select(Gen.String[Gen.Char["ab*"], 0, 8], Gen.String[Gen.Char["ab"], 0, 12]).Sample((pattern, text) =>
            new Wildcard(pattern).Matches(text) == Regex.IsMatch(text, "^" + pattern.Replace("*", ".*", StringComparison.Ordinal) + "$"), iter: 100_000);

    [Fact]
    public void NoPatternTakesLong()
    {
        var policy = new RecipientPolicy([], [], [string.Concat(Enumerable.Repeat("a*", 100)) + "b@*" + string.Concat(Enumerable.Repeat("a*", 50)) + "b"]);
        var recipient = new string('a', 500) + "@" + new string('a', 500);
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(RecipientDecision.Accept, policy.Decide(recipient));
        }

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }
}
