namespace ForgeryCheck.Tests.Rules.Envelope;

/// <summary>A gateway that its maker runs for others adds the same fields as one in a company's cellar, and its hosts bear the maker's name.</summary>
public sealed class HostedProgramTests
{
    [Theory]
    [InlineData("esa4.hc0000-00.iphmx.com", false)]
    [InlineData("mail.saffron.example", true)]
    public void TheMakersHostIsSeenWhereALineNamesIt(string client, bool isMissing)
    {
        var report = Analyzed.Of($"""
            Received: from lists.turmeric.example (lists.turmeric.example [198.51.100.10]) by mx.bieberdorf.example (Postfix) with ESMTPS id 4F1C27A0B1
             for <bob@bieberdorf.example>; Wed,  1 May 2024 18:00:05 +0000 (UTC)
            Received: from {client} ({client} [203.0.113.20]) by lists.turmeric.example (Postfix) with ESMTPS id 5F1C27A0B2;
             Wed,  1 May 2024 18:00:03 +0000 (UTC)
            IronPort-SDR: abc
            From: Nic <nic@saffron.example>
            To: <bob@bieberdorf.example>
            Date: Wed, 1 May 2024 17:59:50 +0000


            """);

        Assert.Equal(isMissing, report.Assessment.Findings.Any(finding => finding.Rule.Id == "FC517"));
    }
}
