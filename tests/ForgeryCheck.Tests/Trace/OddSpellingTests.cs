using System.Text;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Trace;

/// <summary>Spellings that no known program writes are read as a person would read them, so that they do not hide the host or the client.</summary>
public sealed class OddSpellingTests
{
    private const string From = "from web1 (web1.bank.example [192.0.2.44]) ";
    private const string Rest = " (Postfix) with ESMTP id 8156640554 for <bob@example.org>; Wed,  1 Oct 2025 12:00:05 +0000 (UTC)";

    [Theory]
    [InlineData("by=mail.bank.example")]
    [InlineData("by:mail.bank.example")]
    [InlineData("BY=mail.bank.example")]
    [InlineData("by\u00a0mail.bank.example")]
    [InlineData("by\u3000mail.bank.example")]
    [InlineData("by\u2003mail.bank.example")]
    [InlineData("by\u200b mail.bank.example")]
    [InlineData("by\u0001mail.bank.example")]
    [InlineData("(by mail.bank.example")]
    [InlineData("( by mail.bank.example")]
    [InlineData("(by mail.bank.example)")]
    [InlineData("by (mail.bank.example)")]
    [InlineData("by (x) mail.bank.example")]
    [InlineData("by mail.bank.example/smtp")]
    [InlineData("by mail.bank.example:25")]
    [InlineData("by =?us-ascii?q?mail.bank.example?=")]
    [InlineData("by mail.bank.example (x)")]
    public void TheHostIsFound(string by)
    {
        var line = ReceivedParser.Parse(Encoding.UTF8.GetBytes(From + by + Rest));

        Assert.Equal(("mail.bank.example", "192.0.2.44", "8156640554", "Postfix"), (line.By, line.Address?.ToString(), line.Id, line.Product));
        Assert.True(line.Date.HasTime);
    }

    [Fact]
    public void ANoBreakSpaceOfLatin1IsABlank() => Assert.Equal("mail.bank.example", Line.Parse(From + "by\u00a0mail.bank.example" + Rest).By);

    [Theory]
    [InlineData("x ", 250)]
    [InlineData("(x) ", 250)]
    [InlineData("x ", 40_000)]
    [InlineData("(x ", 30)]
    public void PaddingHidesNothing(string pad, int times)
    {
        var padding = string.Concat(Enumerable.Repeat(pad, times));
        var line = Line.Parse(From + padding + "by mail.bank.example" + Rest);

        Assert.Equal(("mail.bank.example", "8156640554", "Postfix"), (line.By, line.Id, line.Product));
        Assert.True(line.Date.HasTime);
    }

    [Fact]
    public void ALongCommentHidesNothing() =>
        Assert.Equal("mail.bank.example", Line.Parse($"{From}({string.Concat(Enumerable.Repeat("x ", 40_000))}) by mail.bank.example{Rest}").By);

    /// <summary>A client may greet with anything; the host's own words follow what it saw of the client.</summary>
    [Theory]
    [InlineData("by=evil.example")]
    [InlineData("(by evil.example")]
    [InlineData("(by evil.example)")]
    [InlineData("x by\u00a0evil.example")]
    [InlineData("id=17")]
    public void AGreetingIsNoClause(string helo)
    {
        var line = ReceivedParser.Parse(Encoding.UTF8.GetBytes($"from {helo} (unknown [203.0.113.9]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B1; Wed, 1 Oct 2025 12:00:05 +0000 (UTC)"));

        Assert.Equal(("mx.example.org", "203.0.113.9", "4F1C27A0B1", "Postfix"), (line.By, line.Address?.ToString(), line.Id, line.Product));
    }

    [Theory]
    [InlineData("id [8156640554]", "8156640554")]
    [InlineData("id=8156640554", "8156640554")]
    [InlineData("id [ID]", "[ID]")]
    public void BracketsAroundAnIdAreNoPartOfIt(string id, string expected) =>
        Assert.Equal(expected, Line.Parse($"{From}by mail.bank.example (Postfix) with ESMTP {id}; Wed, 1 Oct 2025 12:00:05 +0000 (UTC)").Id);

    [Fact]
    public void OfTwoCommentsTheOneThatNamesAProgramCounts()
    {
        Assert.Equal("Postfix", Line.Parse(From + "by mail.bank.example (x) (Postfix) with ESMTP id 8156640554").Software);
        Assert.Equal("Haraka", Line.Parse(From + "by mail.bank.example (Haraka) (Postfix) with ESMTP id 8156640554").Software);
    }
}
