using ForgeryCheck.Findings;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Tests.Rules.Continuity;

/// <summary>Honest ways through organisations that use two names, and what a forger gains by looking like one: nothing to be believed.</summary>
public sealed class OneHouseTests
{
    private const string Gateway = """
        Received: from esa2.saffron.iphmx.com (esa2.saffron.iphmx.com [203.0.113.20])
         by mx.bieberdorf.example (Postfix) with ESMTPS id 4F1C27A0B1
         for <bob@bieberdorf.example>; Wed,  1 May 2024 10:00:05 +0000 (UTC)
        Received: from unknown (HELO mail.saffron.example) ([198.51.100.10])
         by esa2.saffron.iphmx.com with ESMTP/TLS/ECDHE-RSA-AES128-GCM-SHA256; 01 May 2024 03:00:03 -0700

        """;

    private const string Inner = """
        Received: from exch03.saff-corp.com (10.10.85.151) by exch02.saff-corp.com (10.10.85.144)
         with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256) id 15.1.2507.44;
         Wed, 1 May 2024 02:59:55 -0700

        """;

    private const string Filter = """
        Received: from filter-7 (203-0-113-62.dc.net-cumin.example [203.0.113.62]) by mta.cumin.example
         (Halon) with ESMTP id 09ff1980-7772-11ec-a91c-005056abbc9f; Mon, 17 Jan 2022 09:47:01 +0100 (CET)
        Received: from mail.galangal.example (mail.galangal.example [192.0.2.25]) by mx.cumin.example (Halon) with ESMTPS id
         08d82d94-7772-11ec-b924-005056ab5379; Mon, 17 Jan 2022 09:47:00 +0100 (CET)

        """;

    private const string ProviderAndBack = """
        Received: from out-3.provider.outlook.com (mail-westeurope1.outbound.protection.outlook.com [40.93.67.7])
         by mx.bieberdorf.example (Postfix) with ESMTPS id 4F1C27A0B1
         for <bob@bieberdorf.example>; Tue, 16 Sep 2025 21:48:41 +0000 (UTC)
        Received: from filter1.cardamom.example (203.0.113.129) by
         DU2PEPF00028CFD.mail.protection.outlook.com (10.167.242.181) with Microsoft
         SMTP Server (version=TLS1_3, cipher=TLS_AES_256_GCM_SHA384) id 15.20.9137.12
         via Frontend Transport; Tue, 16 Sep 2025 21:48:35 +0000
        Received: from GV1PR08MB10521.eurprd08.prod.outlook.com
         (2603:10a6:150:163::20) by AS8PR08MB6374.eurprd08.prod.outlook.com
         (2603:10a6:20b:338::9) with Microsoft SMTP Server (version=TLS1_2,
         cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.9137.13; Tue, 16 Sep 2025 21:48:02 +0000

        """;

    private const string AllPass = "dkim=pass (signature was verified) header.d=saffron.example; dmarc=pass action=none header.from=saffron.example";

    private const string FromProvider = """
        Received: from DU2PEPF00028CFD.eurprd03.prod.outlook.com (2603:10a6:10:2e:cafe::c0) by DB7PR05CA0064.outlook.office365.com
         (2603:10a6:10:2e::41) with Microsoft SMTP Server (version=TLS1_3, cipher=TLS_AES_256_GCM_SHA384)
         id 15.20.9137.12 via Frontend Transport; Tue, 16 Sep 2025 21:48:36 +0000
        Received: from filter1.cardamom.example (203.0.113.129) by
         DU2PEPF00028CFD.mail.protection.outlook.com (10.167.242.181) with Microsoft
         SMTP Server (version=TLS1_3, cipher=TLS_AES_256_GCM_SHA384) id 15.20.9137.12
         via Frontend Transport; Tue, 16 Sep 2025 21:48:35 +0000

        """;

    private const string FromFilter = """
        Received: from filter1.cardamom.example (filter1.cardamom.example [203.0.113.129])
         by mx.bieberdorf.example (Postfix) with ESMTPS id 4F1C27A0B1; Tue, 16 Sep 2025 21:48:35 +0000 (UTC)

        """;

    private const string Sender = """
        Received: from GV1PR08MB10521.eurprd08.prod.outlook.com
         (2603:10a6:150:163::20) by AS8PR08MB6374.eurprd08.prod.outlook.com
         (2603:10a6:20b:338::9) with Microsoft SMTP Server (version=TLS1_2,
         cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.9137.13; Tue, 16 Sep 2025 21:48:02 +0000

        """;

    [Fact]
    public void Hosts_named_in_the_directorys_domain_below_the_authors_gateway_are_not_held_against_the_lines()
    {
        var report = Analyze(Gateway + Inner, "nic@saffron.example", "Wed, 1 May 2024 09:59:50 +0000");

        Assert.Equal(Verdict.Consistent, report.Assessment.Verdict);
        Assert.DoesNotContain(report.Assessment.Findings, finding => finding.Rule.Id == "FC104");
    }

    [Fact]
    public void An_author_whom_a_group_moved_out_of_From_is_the_author_still() =>
        Assert.DoesNotContain(
            Analyze(Gateway + Inner + "X-Original-From: Nic <nic@saffron.example>\n", "group@googlegroups.com", "Wed, 1 May 2024 09:59:50 +0000").Assessment.Findings,
            finding => finding.Rule.Id == "FC104");

    [Fact]
    public void Below_a_gateway_that_is_not_the_authors_they_do_not_join() =>
        Assert.Contains(Analyze(Gateway + Inner, "nic@turmeric.example", "Wed, 1 May 2024 09:59:50 +0000").Assessment.Findings, finding => finding.Rule.Id == "FC104");

    [Theory]
    [InlineData("from mail.saffron.example (unknown [10.44.121.98])", "ESMTPS")] // a gateway inside the same network
    [InlineData("from mail.saffron.example (mail.saffron.example [198.51.100.10])", "ESMTPSA")] // a provider that it logged in to
    public void An_Exchange_server_is_not_held_against_the_host_that_it_hands_its_mail_to(string client, string protocol) =>
        Assert.DoesNotContain(Analyze(Submission(client, protocol) + Inner, "nic@turmeric.example", "Wed, 1 May 2024 09:59:50 +0000").Assessment.Findings,
            finding => finding.Rule.Id == "FC104");

    [Fact]
    public void Handed_over_to_a_strangers_host_without_logging_in_it_is() =>
        Assert.Contains(
            Analyze(Submission("from mail.saffron.example (mail.saffron.example [198.51.100.10])", "ESMTPS") + Inner, "nic@turmeric.example", "Wed, 1 May 2024 09:59:50 +0000")
                .Assessment.Findings,
            finding => finding.Rule.Id == "FC104");

    [Fact]
    public void A_provider_that_takes_mail_back_from_an_outside_filter_is_not_held_against_the_lines() =>
        Assert.DoesNotContain(
            Analyze(ProviderAndBack, "yeo@saffron.example", "Tue, 16 Sep 2025 21:47:57 +0000").Assessment.Findings, finding => finding.Rule.Id == "FC104");

    [Theory]
    [InlineData(AllPass, Verdict.Consistent)]
    [InlineData("", Verdict.Suspicious)] // no receiver to say so: not believed, and no forgery
    [InlineData("dkim=none; dmarc=fail header.from=saffron.example", Verdict.Suspicious)]
    public void A_provider_that_takes_mail_back_from_an_outside_filter_and_hands_it_to_another_customer(string results, Verdict verdict)
    {
        var field = results.Length == 0 ? "" : $"Authentication-Results: spf=fail (sender IP is 203.0.113.129)\n smtp.mailfrom=saffron.example; {results}\n";
        var report = Analyze(field + FromProvider + Sender, "yeo@saffron.example", "Tue, 16 Sep 2025 21:47:57 +0000");

        Assert.Equal(verdict, report.Assessment.Verdict);
        Assert.Equal(verdict == Verdict.Consistent, report.NotTestable.Any(one => one.Rule == "FC103") && report.NotTestable.Any(one => one.Rule == "FC105"));
    }

    /// <summary>No line of a shared provider names its customer; a signature does. SPF speaks of the client alone.</summary>
    [Theory]
    [InlineData(AllPass, false)]
    [InlineData("spf=pass smtp.mailfrom=saffron.example", true)]
    [InlineData("dkim=pass header.d=turmeric.example", true)] // another's signature
    public void A_shared_providers_line_below_anybodys_filter_is_no_contradiction_where_the_author_signed(string results, bool contradicts)
    {
        var report = Analyze(
            $"Authentication-Results: mx.bieberdorf.example; {results}\n{FromFilter}{Sender}", "yeo@saffron.example", "Tue, 16 Sep 2025 21:47:57 +0000");

        var finding = Assert.Single(report.Assessment.Findings, one => one.Rule.Id == "FC103");
        Assert.Equal(contradicts ? FindingKind.Contradiction : FindingKind.Anomaly, finding.Kind);
        Assert.Equal(contradicts, report.Assessment.Verdict == Verdict.Forged);
    }

    [Fact]
    public void A_line_whose_client_is_the_server_itself_inside_hides_who_it_was()
    {
        const string Relay = """
            Received: from relay.thyme.example (relay.thyme.example [198.51.100.155])
             by mx.bieberdorf.example (Postfix) with ESMTPS id 4F1C27A0B1; Wed,  1 May 2024 10:00:05 +0000 (UTC)
            Received: from relay.thyme.example ([10.155.10.22] helo=localhost)
             by relay.thyme.example with esmtpsa (Exim 4.97) id 1s26Se-000AnH-1x; Wed, 01 May 2024 10:00:00 +0000
            Received: from [10.16.35.209] (unknown [10.16.35.209])
             by desk.turmeric.example (Postfix) with ESMTPSA id 9C33E0471A; Wed,  1 May 2024 09:59:50 +0000 (UTC)

            """;

        Assert.DoesNotContain(Analyze(Relay, "nic@saffron.example", "Wed, 1 May 2024 09:59:50 +0000").Assessment.Findings, finding => finding.Rule.Id == "FC104");
        Assert.Contains(
            Analyze(Relay.Replace("relay.thyme.example ([10.155.10.22]", "hub.cumin.example ([10.155.10.22]", StringComparison.Ordinal), "nic@saffron.example", "Wed, 1 May 2024 09:59:50 +0000")
                .Assessment.Findings,
            finding => finding.Rule.Id == "FC104");
    }

    [Fact]
    public void The_receivers_own_filter_under_a_second_name_is_no_loop_into_its_site()
    {
        var report = Analyze(Filter, "ann@galangal.example", "Mon, 17 Jan 2022 08:46:59 +0000");

        Assert.DoesNotContain(report.Assessment.Findings, finding => finding.Rule.Id == "FC105");
        Assert.Contains(report.NotTestable, one => one.Rule == "FC105");
        Assert.NotEqual("192.0.2.25", report.HandOver!.Address.ToString());
    }

    [Theory]
    [InlineData("from filter-7 (", "from mail.thyme.example (")] // a full name of another house
    [InlineData("a91c-005056abbc9f", "a91c005056abbc9f")] // an id of another form
    [InlineData("09:47:01 +0100", "09:49:01 +0100")] // two minutes later
    public void A_stranger_that_only_resembles_it_is_a_stranger(string old, string changed) =>
        Assert.Contains(
            Analyze(Filter.Replace(old, changed, StringComparison.Ordinal), "ann@galangal.example", "Mon, 17 Jan 2022 08:46:59 +0000").Assessment.Findings,
            finding => finding.Rule.Id == "FC105");

    private static string Submission(string client, string protocol) => $"""
        Received: from out.provider.example (out.provider.example [203.0.113.20])
         by mx.bieberdorf.example (Postfix) with ESMTPS id 4F1C27A0B1; Wed,  1 May 2024 10:00:05 +0000 (UTC)
        Received: {client} by out.provider.example (Postfix) with {protocol} id 5F1C27A0B2; Wed,  1 May 2024 10:00:01 +0000 (UTC)

        """;

    private static Report Analyze(string received, string from, string date) =>
        Analyzed.Of(received + $"From: <{from}>\nTo: <bob@bieberdorf.example>\nDate: {date}\nSubject: Offer\n\n");
}
