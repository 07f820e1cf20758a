using ForgeryCheck.Findings;
using ForgeryCheck.Rules.Appended;
using ForgeryCheck.Rules.Clock;
using ForgeryCheck.Rules.Identifiers;

namespace ForgeryCheck.Tests.Rules.Providers;

public sealed class ProviderRulesTests
{
    private const string Top = "Received: from mail.example.com (mail.example.com [203.0.113.7]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B; Tue, 14 May 2024 13:00:05 -0400\n";

    private static MailUnderTest Mail(string line) => new(Top + $"Received: {line}\n");

    [Theory]
    [InlineData("Tue, 14 May 2024 09:00:03 -0800 (PST)", true)]
    [InlineData("Tue, 14 May 2024 17:00:03 +0000", true)]
    [InlineData("Tue, 16 Jan 2024 10:00:03 -0700 (PDT)", true)]
    [InlineData("Tue, 14 May 2024 10:00:03 -0700 (PDT)", false)]
    [InlineData("Tue, 16 Jan 2024 09:00:03 -0800 (PST)", false)]
    [InlineData("Sun, 10 Mar 2024 02:30:00 -0800 (PST)", false)] // half an hour after the turn
    [InlineData("Tue, 20 Mar 2007 10:00:03 -0700 (PDT)", false)] // the first year of the new law
    [InlineData("Tue, 20 Mar 2007 10:00:03 -0800 (PST)", true)]
    [InlineData("Tue, 14 May 2024 17:00:03", false)]             // no offset: nothing to compare
    public void A_google_line_is_in_pacific_time(string date, bool isWrong)
    {
        var mail = Mail($"by mail-pg1-f205.google.com with SMTP id l15so2543958pgk.14; {date}");

        var findings = mail.Check(new ProviderZoneRule());

        Assert.Equal(isWrong, findings.Count == 1);
        if (isWrong)
        {
            Assert.Equal(("Google", FindingKind.Contradiction, FindingScope.Line), (findings[0].Fact, findings[0].Kind, findings[0].Scope));
            Assert.Contains("Pacific time", findings[0].Message, StringComparison.Ordinal);
            Assert.Equal(date, mail.Pointed(findings[0]));
        }
    }

    [Theory]
    [InlineData("10.100.200.12 with SMTP id x12mr176181anf.1176725241706")]
    [InlineData("2002:a05:6e02:1a08:b0:313:e6ae:3490 with SMTP id s8-20020a056e021a0800b00313e6ae3490mr4521900ild.12")]
    [InlineData("qyk5 with SMTP id 5so9419071qyk.3")]
    [InlineData("mail.example.net with SMTP id 5so9419071qyk.3")]
    public void The_form_tells_google_where_the_host_does_not(string host) =>
        Assert.Single(Mail($"by {host}; Tue, 14 May 2024 19:00:03 +0200").Check(new ProviderZoneRule()));

    [Theory]
    [InlineData("from 1234567 named unknown by gmailapi.google.com with HTTPREST; Tue, 14 May 2024 12:00:02 -0500")]
    [InlineData("from 192.0.2.201 by bay12-dav6.bay12.hotmail.com with DAV; Wed, 22 Sep 2004 09:03:47 +0000")]
    [InlineData("from vs8.ds.corp.yahoo.com ([192.0.2.9]) by hub1.ds.corp.yahoo.com with Microsoft SMTPSVC(6.0.3790.3959);\n\t Sun, 31 May 2009 21:26:34 -0700")]
    [InlineData("by google.com.example.net with SMTP id 9A0D31C6E2; Tue, 14 May 2024 12:00:02 -0500")]
    [InlineData("by notgoogle.com with SMTP id 9A0D31C6E2; Tue, 14 May 2024 12:00:02 -0500")]
    public void Others_are_in_the_zone_that_they_like(string line)
    {
        Assert.Empty(Mail(line).Check(new ProviderZoneRule()));
        Assert.Empty(Mail(line).Check(new ProviderShapeRule()));
    }

    [Theory]
    [InlineData("from a.example.net (a.example.net [192.0.2.5]) by mx.google.com (Postfix) with ESMTP id 9A0D31C6E2; Tue, 14 May 2024 10:00:03 -0700 (PDT)", "other-form")]
    [InlineData("from a.example.net by mail8.hotmail.com (8.11.3/8.11.3) id k6V8OhN73436; Tue, 10 Apr 2007 14:26:02 -0700 (PDT)", "other-form")]
    [InlineData("from a.example.net (192.0.2.5) by AM6PR04MB4101.eurprd04.prod.outlook.com with ESMTP id 9A0D31C6E2; Tue, 14 May 2024 17:00:03 +0000", "other-form")]
    [InlineData("from a.example.net by rly-xw01.mx.aol.com with local; Wed, 15 May 2002 10:00:03 -0400", "other-form")]
    [InlineData("by mail-pg1-f205.google.com with SMTP id d2e1a72fcca58-6f44e3fd382so4521900b3a.1; Mon, 14 May 2007 10:00:03 -0700 (PDT)", "too-early")]
    public void A_provider_has_no_line_of_anothers_form(string line, string grade)
    {
        var finding = Assert.Single(Mail(line).Check(new ProviderShapeRule()));

        Assert.Equal((grade, line.Contains("aol.com", StringComparison.Ordinal) ? FindingKind.Anomaly : FindingKind.Contradiction), (finding.Grade, finding.Kind));
    }

    [Theory]
    [InlineData("from [192.0.2.5] by web63807.mail.re1.yahoo.com via HTTP; Fri, 20 Apr 2007 16:03:01 PDT")]
    [InlineData("from a.example.net (HELO a) (b@192.0.2.5 with login) by smtp104.sbc.mail.mud.yahoo.com with SMTP; 15 May 2007 10:00:03 -0000")]
    [InlineData("from 10.217.136.93 by atlas116.free.mail.ne1.yahoo.com pod-id NONE with HTTPS; Mon, 22 Jan 2024 19:30:47 +0000")]
    [InlineData("by kubenode529.mail-prod1.omega.ir2.yahoo.com (VZM Hermes\n SMTP Server) with ESMTPA ID b79f63fb2a60f2e9a0e41858735ab882; Sat, 27 Mar 2021 03:49:47 +0000 (UTC)")]
    [InlineData("from a.example.net (192.0.2.5) by AM6.mail.protection.outlook.com (10.1.2.3) with Microsoft\n SMTP Server id 15.20.7544.55 via Frontend Transport; Tue, 14 May 2024 17:00:03 +0000")]
    [InlineData("from hotmail.com ([192.0.2.5]) by bay0-omc3-s16.bay0.hotmail.com with Microsoft SMTPSVC(6.0.3790.2668); Tue, 17 Apr 2007 10:53:35 -0700")]
    [InlineData("from a.eem.corp.google.com (a.eem.corp.google.com [172.25.149.1]) by smtp-out.google.com with ESMTP id l4UKx7kL023456; Wed, 30 May 2007 13:59:07 -0700")]
    [InlineData("from a.example.net (a.example.net [192.0.2.5]) by mx0a-001b2d01.pphosted.com (PPS) with ESMTPS id 3ngeuff378-1 (version=TLSv1.2 verify=NOT); Tue, 14 May 2024 17:00:03 +0000")]
    [InlineData("from a.google.com by google.com (8.11.3/8.11.3) id g6PEAx406664; Thu, 25 Jul 2002 10:00:03 -0700 (PDT)")] // before the list begins
    public void A_providers_own_lines_pass(string line)
    {
        Assert.Empty(Mail(line).Check(new ProviderShapeRule()));
        Assert.Empty(Mail(line).Check(new ProviderZoneRule()));
        Assert.Empty(Mail(line).Check(new ProviderFormElsewhereRule()));
    }

    [Theory]
    [InlineData("by mail.example.net with SMTP id d2e1a72fcca58-6f44e3fd382so4521900b3a.1; Tue, 14 May 2024 10:00:03 -0700", true)]
    [InlineData("from a.example.net by mail.example.net with mapi id 15.20.7544.55; Tue, 14 May 2024 17:00:03 +0000", true)]
    [InlineData("from a.example.net (a.example.net [192.0.2.5]) by mail.example.net with ESMTP id us-mta-68-8xhg7NwbOpeSDMnLFuxACg-1; Tue, 14 May 2024 13:00:03 -0400", true)]
    [InlineData("from a.example.net by mail.example.net with mapi id 15.2.1118.40; Tue, 14 May 2024 17:00:03 +0000", false)]
    [InlineData("by pgk12 with SMTP id 12so4521900pgk.1; Fri, 14 May 2010 10:00:03 -0700", false)]
    [InlineData("by 10.100.200.12 with SMTP id x12mr176181anf.1176725241706; Mon, 16 Apr 2007 05:07:21 -0700", false)]
    [InlineData("by recvd-7fb45d5b5d-tlb5v with SMTP id recvd-7fb45d5b5d-tlb5v-1-6643A783-52; Tue, 14 May 2024 18:02:43 +0000", false)]
    public void A_form_of_one_provider_belongs_to_its_hosts(string line, bool isElsewhere) =>
        Assert.Equal(isElsewhere, Mail(line).Check(new ProviderFormElsewhereRule()).Count == 1);

    [Theory]
    [InlineData("VI1PR04MB6514.eurprd04.prod.outlook.com", "AM6PR04MB4101.eurprd05.prod.outlook.com", "Microsoft SMTP Server", "forest")]
    [InlineData("VI1PR04MB6514.eurprd04.prod.outlook.com", "AM6PR04MB4101.eurprd04.prod.outlook.com", "mapi", "mapi")]
    [InlineData("VI1PR04MB6514.eurprd04.prod.outlook.com", "VI1PR04MB6514.eurprd04.prod.outlook.com", "mapi", null)]
    [InlineData("HK2P15301CA0002.APCP153.PROD.OUTLOOK.COM", "CY4PR0401MB3636.namprd04.prod.outlook.com", "Microsoft SMTP Server", null)]
    [InlineData("a.example.net", "AM4PEPF00027A61.eurprd04.prod.outlook.com", "Microsoft SMTP Server", null)]
    [InlineData("a.example.net", "PR04.prd.prod.outlook.com", "Microsoft SMTP Server", null)]
    public void Names_of_exchange_online_tell_one_forest(string from, string by, string with, string? fact) =>
        Assert.Equal(
            fact,
            Mail($"from {from} (192.0.2.5) by {by} (192.0.2.6) with {with} id 15.20.7544.55; Tue, 14 May 2024 17:00:03 +0000").Check(new ForestNumberRule()).SingleOrDefault()?.Fact);

    [Theory]
    [InlineData("2002:a05:6e02:1a08:b0:313:e6ae:3490", "s8-20020a056e021b0900b00313e6ae3490mr4521900ild.12", "address")]
    [InlineData("2002:a05:6e02:1a08:b0:313:e6ae:3490", "s8-20020a056e021a0800b00313e6ae3490mr4521900ild.12", null)]
    [InlineData("mail-il1-f205.google.com", "l15so2543958pgk.14", "cluster")]
    [InlineData("mail-pg1-f205.google.com", "l15so2543958pgk.14", null)]
    [InlineData("mx.google.com", "l15so2543958pgk.14", null)]
    [InlineData("mail-pg1-f205.google.com", "d2e1a72fcca58-6f44e3fd382so4521900b3a.1", null)]
    public void An_id_of_googles_tells_its_host(string by, string id, string? fact) =>
        Assert.Equal(fact, Mail($"by {by} with SMTP id {id}; Tue, 14 May 2019 10:00:03 -0700").Check(new GoogleIdAndHostRule()).SingleOrDefault()?.Fact);

    [Theory]
    [InlineData("Tue, 16 Jan 2024 13:00:03 -0400 (EDT)", "summer-name")]
    [InlineData("Tue, 16 Jan 2024 18:00:03 +0100 (BST)", "summer-name")]
    [InlineData("Tue, 14 May 2024 09:00:03 -0800 (PST)", "winter-name")]
    [InlineData("Tue, 14 May 2024 12:00:03 -0500 (EST)", "winter-name-kept")]
    [InlineData("Tue, 14 May 2024 18:00:03 +0100 (CET)", "winter-name-kept")]
    [InlineData("Tue, 14 May 2024 13:00:03 -0400 (EDT)", null)]
    [InlineData("Tue, 14 May 2024 12:00:03 EST", null)]               // no number: maybe Australia's
    [InlineData("Wed, 15 May 2024 03:00:03 +1000 (EST)", null)]
    [InlineData("Wed, 15 May 2024 01:00:03 +0800 (CST)", null)]
    [InlineData("Tue, 20 Mar 2007 12:00:03 -0500 (EST)", null)]       // a host that knows the old law
    [InlineData("Mon, 1 Apr 2024 12:00:03 +0100 (CET)", null)]        // the day after the turn
    [InlineData("Tue, 14 May 2024 12:00:03 -0500 (CDT)", null)]
    [InlineData("Tue, 16 Jan 1990 13:00:03 +0200 (CEST)", null)]      // the law of that year is not known
    [InlineData("Tue, 14 May 2024 12:00:03 -0700 (EDT)", null)]       // FC407's
    public void A_zones_name_fits_the_time_of_the_year(string date, string? grade) =>
        Assert.Equal(
            grade,
            Mail($"from a.example.net (a.example.net [192.0.2.5]) by mail.example.net (Postfix) with ESMTP id 9A0D31C6E2; {date}").Check(new SummerTimeDisagreesRule()).SingleOrDefault()?.Grade);

    [Fact]
    public void What_the_providers_zone_tells_is_not_told_twice() =>
        Assert.Empty(Mail("by mail-pg1-f205.google.com with SMTP id l15so2543958pgk.14; Tue, 14 May 2024 09:00:03 -0800 (PST)").Check(new SummerTimeDisagreesRule()));

    [Theory]
    [InlineData("mx.example.org", "Tue, 14 May 2024 20:00:03 +0300", true)]
    [InlineData("mx.example.org", "Tue, 14 May 2024 13:00:03 -0400", false)]
    [InlineData("mx.example.org", "Tue, 14 May 2024 17:00:03 +0000", false)]
    [InlineData("mx2.example.org", "Tue, 14 May 2024 20:00:03 +0300", false)]
    [InlineData("mx.example.org", "Tue, 16 Jan 2024 12:00:03 -0500", false)]
    public void A_host_of_the_readers_has_one_zone(string by, string date, bool differs) =>
        Assert.Equal(differs, Mail($"from a.example.net (a.example.net [192.0.2.5]) by {by} (Postfix) with ESMTP id 9A0D31C6E2; {date}").Check(new HostTwoOffsetsRule()).Count == 1);

    [Theory]
    [InlineData("20070416151112.ERHB1398.mtai02.example.com@client", true)]
    [InlineData("20070416151112.ERHB1398.mtai02.example.net@client", false)]
    [InlineData("20070416151112.ERHB1398.mail@client", false)]                     // the first label alone
    [InlineData("0JGM0072NWNPGF30@mail.example.com", true)]
    [InlineData("0JGM0072NWNPGF30@mail.example.net", false)]
    [InlineData("0JGM0072NWNPGF30@store.example.net", false)]
    [InlineData("0JGM0072NWNPGF30@a.example.org", false)]                          // the client's name
    [InlineData("0JGM0072NWNPGF30@[192.0.2.5]", false)]
    [InlineData("@", false)]
    [InlineData("9A0D31C6E2", false)]
    public void An_id_with_a_hosts_name_is_of_that_host(string id, bool isOther) =>
        Assert.Equal(isOther, Mail($"from a.example.org ([192.0.2.5]) by relay.example.net with ESMTP id <{id}>; Tue, 14 May 2024 17:00:03 +0000").Check(new IdNamesOtherHostRule()).Count == 1);
}
