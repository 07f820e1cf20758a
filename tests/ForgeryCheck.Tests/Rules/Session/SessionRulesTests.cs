using ForgeryCheck.Findings;
using ForgeryCheck.Messages;
using ForgeryCheck.RuleData;
using ForgeryCheck.Rules;
using ForgeryCheck.Rules.Session;
using ForgeryCheck.Scoring;
using ForgeryCheck.Tests.Reports;

namespace ForgeryCheck.Tests.Rules.Session;

public sealed class SessionRulesTests
{
    private const string Own = "Received: from gate.example.net (gate.example.net [198.51.100.23]) by mx.example.org (ForgeryCheck) with ESMTP id FC1; Wed, 1 May 2024 10:00:05 +0000\n";
    private const string Front = "Received: from pc-17 (pool.example.com [203.0.113.7]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B1; Wed, 1 May 2024 10:00:04 +0000\n";

    private static readonly SessionFacts Plain = SampleSessions.Least with { Id = "FC1" };
    private static readonly ForwardedClient Told = new() { Address = SampleReports.Address("203.0.113.7"), Helo = "PC-17", Identifier = "4F1C27A0B1" };

    private static readonly IRule[] WireRules = [.. RuleSet.All.Where(r => r.Info.Family == RuleFamily.Session && r is not ForwardedClientAndLineRule)];

    public static TheoryData<WireFactKind> Kinds => [.. Enum.GetValues<WireFactKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryWireFactIsToldOnceByOneRule(WireFactKind kind)
    {
        var mail = new MailUnderTest(Own + Front) { Session = Plain with { Wire = [new(kind, 2, null, "X\u0007Y")] } };

        var finding = Assert.Single(WireRules.SelectMany(mail.Check));

        Assert.Equal(FindingKind.Anomaly, finding.Kind);
        Assert.Equal((FindingScope.Chain, WireFactKinds.Word(kind)), (finding.Scope, finding.Grade));
        Assert.Empty(finding.Lines);
        Assert.NotEmpty(finding.Innocent);
        Assert.StartsWith("198.51.100.23 ", finding.Message, StringComparison.Ordinal);
        Assert.Contains("2 times", finding.Message, StringComparison.Ordinal);
        Assert.Null(finding.Start);
    }

    [Fact]
    public void AFactOfTheDataPointsAtItsBytes()
    {
        var mail = new MailUnderTest(Own + Front) { Session = Plain with { Wire = [new(WireFactKind.Nul, 1, 20), new(WireFactKind.LongLine, 1, 30, "abcde")] } };

        Assert.Equal([(20L, 1), (30L, 5)], mail.Check(new DataOutOfFormRule()).Select(f => (f.Start!.Value, f.Length!.Value)));
    }

    [Fact]
    public void WithoutASessionNothingIsSaid() =>
        Assert.All(RuleSet.All.Where(r => r.Info.Family == RuleFamily.Session), rule => Assert.Empty(new MailUnderTest(Own + Front).Check(rule)));

    [Fact]
    public void WhatATrustedServerInFrontDoesWrongIsNotHeldAgainstTheStranger()
    {
        WireFact[] wire = [new(WireFactKind.EarlyTalk, 1)];
        Assert.All(
            [Plain with { Wire = wire, Forwarded = Told }, Plain with { Wire = wire, Source = ClientSource.Xclient, Client = SampleReports.Address("203.0.113.7") }],
            session =>
            {
                var finding = Assert.Single(new MailUnderTest(Own + Front) { Session = session }.Check(new SpokeOutOfTurnRule()));
                Assert.Equal(FindingKind.Note, finding.Kind);
                Assert.StartsWith("198.51.100.23, the trusted mail server in front, ", finding.Message, StringComparison.Ordinal);
            });

        // A balancer hands on what its client sent.
        var behind = Plain with { Wire = wire, Source = ClientSource.Proxy, Client = SampleReports.Address("203.0.113.7") };
        var found = Assert.Single(new MailUnderTest(Own + Front) { Session = behind }.Check(new SpokeOutOfTurnRule()));
        Assert.Equal(FindingKind.Anomaly, found.Kind);
        Assert.StartsWith("203.0.113.7 ", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("203.0.113.7", "pc-17", "4F1C27A0B1", "")]
    [InlineData("203.0.113.7", "PC-17.", "4F1C27A0B1", "")]
    [InlineData("203.0.113.7", null, null, "")]
    [InlineData(null, null, null, "")]
    [InlineData("203.0.113.7", "pc-18", "4F1C27A0B1", "helo")]
    [InlineData("203.0.113.7", "pc-18", "other", "helo identifier")]
    [InlineData("203.0.113.8", "pc-18", "other", "address")]
    public void AForwardedClientIsHeldAgainstTheServersLine(string? address, string? helo, string? id, string grades)
    {
        var told = new ForwardedClient { Address = address is null ? null : SampleReports.Address(address), Helo = helo, Identifier = id };
        var mail = new MailUnderTest(Own + Front) { Session = Plain with { Forwarded = told } };

        var found = mail.Check(new ForwardedClientAndLineRule());

        Assert.Equal(grades, string.Join(' ', found.Select(f => f.Grade)));
        Assert.All(found, f => Assert.Equal([2], f.Lines));
    }

    [Fact]
    public void AForwardedClientWithoutALineIsNotHeldAgainstAnything() =>
        Assert.Empty(new MailUnderTest(Own) { Session = Plain with { Forwarded = Told } }.Check(new ForwardedClientAndLineRule()));

    [Fact]
    public void NothingOfTheSessionCountsBeforeItIsMeasured()
    {
        var weights = Weights.Read(new RuleFiles());

        Assert.Equal(0, weights.FamilyCap(RuleFamily.Session));
        Assert.DoesNotContain(weights.Rules.Keys, id => RuleSet.Find(id)?.Info.Family == RuleFamily.Session);
    }
}
