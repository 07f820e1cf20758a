using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Tests.Rules.Clock;

/// <summary>FC414: old lines below a new Date are those of another message, unless one clock is wrong or an author sent his own message again.</summary>
public sealed class ReplayedTimesRuleTests
{
    private const string Top = """
        Received: from mail.saffron.example (mail.saffron.example [198.51.100.10]) by mx.bieberdorf.example (Postfix) with ESMTPS id 4F1C27A0B1
         for <bob@bieberdorf.example>; Wed,  1 May 2024 10:00:05 +0000 (UTC)
        """;

    private const string Old = """
        Received: from ws4.saffron.example (ws4.saffron.example [198.51.100.44]) by mail.saffron.example (Postfix) with ESMTP id 5B0E27A0B1;
         Sun, 14 Apr 2024 08:00:00 +0000 (UTC)
        """;

    [Fact]
    public void LinesOfThreeWeeksBeforeTheDateAreThoseOfAnotherMessage() => Assert.True(IsFound($"""
        {Top}
        {Old}
        """));

    [Fact]
    public void TheyAreNoTruerBelowTwoHonestLines() => Assert.Equal(Verdict.Forged, Report($"""
        {Top}
        Received: from gw.saffron.example (gw.saffron.example [198.51.100.11]) by mail.saffron.example (Postfix) with ESMTPS id 9F1C27A0B1;
         Wed,  1 May 2024 10:00:04 +0000 (UTC)
        Received: from web.cumin.example (web.cumin.example [203.0.113.9]) by gw.saffron.example (Postfix) with ESMTPS id AF1C27A0B1;
         Wed,  1 May 2024 10:00:03 +0000 (UTC)
        Received: from ws4.cumin.example (ws4.cumin.example [203.0.113.44]) by web.cumin.example (Postfix) with ESMTP id 5B0E27A0B1;
         Sat, 27 Apr 2024 08:00:00 +0000 (UTC)
        """).Assessment.Verdict);

    [Fact]
    public void OneLineOfAnotherDayBetweenLinesOfTodayShowsAWrongClock() => Assert.False(IsFound($"""
        {Top}
        {Old}
        Received: from ws5.saffron.example (ws5.saffron.example [198.51.100.45]) by ws4.saffron.example (Postfix) with ESMTP id 6B0E27A0B2;
         Wed,  1 May 2024 09:59:52 +0000 (UTC)
        """));

    /// <summary>A fresh line below old ones can be typed, but two hosts do not have the same wrong clock.</summary>
    [Fact]
    public void AFreshLineBelowThoseOfTwoHostsSavesNothing() => Assert.True(IsFound($"""
        {Top}
        {Old}
        Received: from ws5.saffron.example (ws5.saffron.example [198.51.100.45]) by ws4.saffron.example (Postfix) with ESMTP id 6B0E27A0B2;
         Sun, 14 Apr 2024 07:59:52 +0000 (UTC)
        Received: by saffron.example (Postfix, from userid 33) id 7B0E27A0B3; Wed,  1 May 2024 09:59:50 +0000 (UTC)
        """));

    [Fact]
    public void TwoLinesOfOneHostBetweenLinesOfTodayShowAWrongClock() => Assert.False(IsFound($"""
        {Top}
        {Old}
        Received: from localhost (localhost [127.0.0.1]) by mail.saffron.example (Postfix) with ESMTP id 9B0E27A0B5; Sun, 14 Apr 2024 07:59:55 +0000 (UTC)
        Received: from ws5.saffron.example (ws5.saffron.example [198.51.100.45]) by ws4.saffron.example (Postfix) with ESMTP id 6B0E27A0B2;
         Wed,  1 May 2024 09:59:52 +0000 (UTC)
        """));

    [Fact]
    public void AMessageThatLeftItsAuthorsHostASecondTimeKeepsTheLinesOfTheFirst() => Assert.False(IsFound($"""
        {Top}
        Received: by ws4.saffron.example (Postfix, from userid 1000) id 7B0E27A0B3; Wed,  1 May 2024 09:59:53 +0000 (UTC)
        {Old}
        Received: by ws4.saffron.example (Postfix, from userid 1000) id 8B0E27A0B4; Sun, 14 Apr 2024 07:59:58 +0000 (UTC)
        """));

    [Fact]
    public void AMessageThatCameFromOneClientToOneServerTwiceWasSentAgain() => Assert.False(IsFound($"""
        {Top}
        Received: from ws4.saffron.example (ws4.saffron.example [198.51.100.44]) by mail.saffron.example (Postfix) with ESMTP id 9B0E27A0B5;
         Wed,  1 May 2024 09:59:53 +0000 (UTC)
        {Old}
        """));

    private static bool IsFound(string lines) => Report(lines).Assessment.Findings.Any(finding => finding.Rule.Id == "FC414");

    private static Report Report(string lines) =>
        Analyzed.Of(lines + "\nFrom: Nic <nic@saffron.example>\nTo: <bob@bieberdorf.example>\nDate: Wed, 1 May 2024 09:59:50 +0000\n\n");
}
