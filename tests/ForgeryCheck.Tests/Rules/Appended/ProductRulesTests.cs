using System.Text;
using ForgeryCheck.Facts.Products;
using ForgeryCheck.Findings;
using ForgeryCheck.Rules;
using ForgeryCheck.Rules.Appended;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Rules.Appended;

/// <summary>What a mail administrator knows of the programs he runs, held against lines that only look like theirs.</summary>
public sealed class ProductRulesTests
{
    private const string Top = "Received: from a.example.com (a.example.com [203.0.113.7])\n\tby mx.example.org (Postfix) with ESMTP id 4F1C27A0B; Wed,  1 May 2024 10:00:05 +0000 (UTC)\n";

    private static IReadOnlyList<Finding> Check(IRule rule, string line) => new MailUnderTest(Top + "Received: " + line + "\n").Check(rule);

    [Theory]
    [InlineData("from b (b.example.net [192.0.2.9])\n\tby a.example.com (Postfix) with ESMTP id DABBD1BED3; Wed, 01 May 2024 09:59:00 +0700", "date-form", "zone name")]
    [InlineData("by a.example.com (Postfix, from userid 1002) id DABBD1BED3; 1 May 2024 09:59:00 +0700 (+07)", "date-form", "weekday")]
    [InlineData("from b (b.example.net [192.0.2.9])\n\tby a.example.com (Postfix) with ESMTP id DABBD1BED3; Wed, 1 May 2024 09:59:00 +0700 (+07)", "date-form", "one blank")]
    [InlineData("from unknown (HELO b) (192.0.2.9)\n\tby a.example.com (Postfix) with ESMTP id DABBD1BED3; Wed,  1 May 2024 09:59:00 +0700 (+07)", "client-form", "HELO")]
    [InlineData("from b (b.example.net [192.0.2.9])\n\tby a.example.com (8.12.10/8.12.10) with ESMTP id i41K2x12012345; Wed, 01 May 2024 09:59:00 +0700", "date-form", "padded")]
    [InlineData("from b.example.net by a.example.com (8.9.3/8.9.3); Wed, 1 May 2024 09:59:00 +0700", "clause-missing", "no id")]
    [InlineData("from b (b.example.net [192.0.2.9]) by a.example.com with (8.12.10/8.12.10) ESMTP id i41K2x12012345; Wed, 1 May 2024 09:59:00 +0700", "clause-order", "version")]
    [InlineData("from [192.0.2.9] (helo=b) by a.example.com with esmtp (Exim 4.97) id 1s26kh-000000003Pa-0e5M; Wed, 1 May 2024 09:59:00 +0700", "date-form", "one digit")]
    [InlineData("from [192.0.2.9] (helo=b) by a.example.com with ESMTP (Exim 4.97) id 1s26kh-000000003Pa-0e5M; Wed, 01 May 2024 09:59:00 +0700", "protocol-case", "capitals")]
    [InlineData("from b (192.0.2.9) by a.example.com with Microsoft SMTPSVC(6.0.3790.3959);\n\t Wed, 1 May 2024 09:59:00 +0700", "client-form", "client")]
    [InlineData("from b ([192.0.2.9]) by a.example.com with Microsoft SMTPSVC(6.0.3790.3959); Wed, 1 May 2024 09:59:00 +0700", "fold", "folded")]
    [InlineData("(qmail 7119 invoked from network); Wed, 1 May 2024 09:59:00 +0200", "date-form", "weekday")]
    [InlineData("(qmail 7119 by uid 375); Wed, 1 May 2024 09:59:00 +0000", "date-form", "weekday")]
    [InlineData("from [192.0.2.9] (port=3911 helo=b) by a.example.com with ESMTP id 33124; Wed, 01 May 2024 09:59:00 +0700", "borrowed-form", "capitals")]
    [InlineData("from [192.0.2.9] (HELO b) by a.example.com with SMTP id 33124; Wed, 01 May 2024 09:59:00 +0700", "borrowed-form-2", "CommuniGate")]
    [InlineData("from b.example.net (192.0.2.9) by a.example.com with SMTP; Wed, 1 May 2024 09:59:00 +0700", "no-id", "no id")]
    public void A_program_never_writes_so(string line, string fact, string says)
    {
        var finding = Assert.Single(Check(new ProductShapeRule(), line), f => f.Fact.EndsWith(" " + fact, StringComparison.Ordinal));

        Assert.Contains(says, finding.Message, StringComparison.Ordinal);
        Assert.Equal(fact is "fold" or "borrowed-form-2" or "no-id" || says == "zone name" ? FindingKind.Anomaly : FindingKind.Contradiction, finding.Kind);
        Assert.Equal([2], finding.Lines);
    }

    [Theory]
    [InlineData("from b (b.example.net [192.0.2.9])\n\tby a.example.com (Postfix) with ESMTP id DABBD1BED3; Wed,\n 1 May 2024 09:59:00 +0700 (+07)")]
    // Copied from a page that shows several blanks as one.
    [InlineData("from b (b.example.net [192.0.2.9]) by a.example.com (Postfix) with ESMTP id DABBD1BED3; Wed, 1 May 2024 09:59:00 +0700 (+07)")]
    [InlineData("from b (unknown [IPv6:2001:db8::1]) by a.example.com (Postfix) with ESMTP id DABBD1BED3; Wed, 01 May 2024 09:59:00 +0700 (+07)")]
    [InlineData("from b (b.example.net [192.0.2.9]) by a.example.com (8.12.10/8.12.10) with ESMTP id i41K2x12012345; Wed, 1 May 2024 09:59:00 GMT")]
    [InlineData("from b.example.net by a.example.com (8.9.3+Sun/8.9.3) id JAA12345; Wed, 1 May 2024 09:59:00 +0700 (ICT)")]
    [InlineData("from [192.0.2.9] (helo=b)\n\tby a.example.com with esmtp (Exim 4.97) id 1s26kh-000000003Pa-0e5M;\n\tWed, 01 May 2024 09:59:00 +0700")]
    [InlineData("from b ([192.0.2.9] RDNS failed) by a.example.com with Microsoft SMTPSVC(6.0.3790.3959);\n\t Wed, 1 May 2024 09:59:00 +0700")]
    // Cut off by a gateway: the id may have stood in the rest.
    [InlineData("from ex1.example.com (192.0.2.9) by ex1.example.com (192.0.2.9) with Microsoft SMTP Server (TLS; Wed, 1 May 2024 09:59:00 +0700")]
    [InlineData("from ex1.example.com ([192.0.2.9]) by ex2.example.com ([192.0.2.8]) with mapi; Wed, 1 May 2024 09:59:00 +0700")]
    [InlineData("from unknown (HELO b) ([192.0.2.9])\n  by a.example.com with ESMTP; 01 May 2024 09:59:00 +0700")]
    // Yahoo writes EHLO; those who write the form otherwise, HELO.
    [InlineData("from 192.0.2.9 (EHLO b.example.net)\n by 10.222.142.147 with SMTP;\n Wed, 01 May 2024 09:59:00 +0000")]
    [InlineData("from oopla by a.example.com with local (masqmail 0.2.21) id 1HeKOH-4mV-00; Wed, 1 May 2024 09:59:00 +0700")]
    [InlineData("from unknown (HELO b)([192.0.2.9]) by a.example.com (192.0.2.7) with ESMTP id 60DFE3D100019124; Wed, 1 May 2024 09:59:00 +0800 (CST)")]
    [InlineData("from mithlond.arda (192.0.2.9) by a.example.com (8.5.014) id 4B17DDDA06175707; Wed, 01 May 2024 09:59:00 +0300")]
    [InlineData("from b ([192.0.2.9]) by a.example.com with Microsoft\n SMTPSVC(8.5.9600.16384);\n\t Wed, 1 May 2024 09:59:00 +0700")]
    [InlineData("from localhost (localhost) by a.example.com (8.8.8/8.8.8) with internal id JAA12345; Wed, 1 May 2024 09:59:00 +0700 (ICT)")]
    [InlineData("from c.UUCP (uucp@localhost) by a.example.com (8.15.2/8.15.2/Submit) with bsmtp id i41K2x12012345; Wed, 1 May 2024 09:59:00 +0700")]
    [InlineData("from b ([192.0.2.9]) by a.example.com with ESMTP (TLS encrypted); Wed, 01 May 2024 09:59:00 +0700")] // GroupWise
    [InlineData("from app7 ([10.0.0.7]) by a.example.com with ESMTPS; Wed, 01 May 2024 09:59:00 +0000")]
    [InlineData("(qmail 7119 invoked by alias); Wed, 01 May 2024 09:59:00 +0000")]
    // Not named but inferred: the form could be another program's.
    [InlineData("by a.example.com (Ourmail, from userid 33) id DABBD1BED3; 1 May 2024 09:59:00 +0700")]
    [InlineData("from mapi (app5[null]) by mapi (Zmail) with MAPI id m31; Wed, 1 May 2024 09:59:00 +0800 (CST)")]
    [InlineData("by a.example.com (Exim, from userid 33) id DABBD1BED3; Wed,  1 May 2024 09:59:00 +0700 (+07)")]
    [InlineData("from b ([192.0.2.9]) by a.example.com with esmtp (Exim 2.12 #3) id 0zb5I9-0003oM-00; Wed, 4 Nov 1998 13:56:17 -0200")]
    public void Programs_write_so(string line) => Assert.Empty(Check(new ProductShapeRule(), line));

    [Theory]
    [InlineData("(PMDF V6.3-x14 #31428)", true)]
    [InlineData("(Postfix)", false)]
    public void Pmdf_writes_the_dates_below_anew(string software, bool excused)
    {
        var findings = Check(
            new ProductShapeRule(),
            $"from ex1.example.com ([192.0.2.9]) by a.example.com {software} with ESMTP id <0K5700H5MNNWGX@a.example.com>; Wed, 01 May 2024 09:59:02 +0000 (GMT)\n"
            + "Received: from b ([192.0.2.8]) by ex1.example.com with Microsoft SMTPSVC(5.0.2195.6713);\n\t Wed, 01 May 2024 09:59:00 +0000");

        Assert.Equal(!excused, findings.Any(f => f.Lines[0] == 3 && f.Fact.EndsWith("date-form", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("(8.55.8/8.90.6)", "8.55.8")]
    [InlineData("(8.05.3/8.05.3)", "8.5.3")]
    [InlineData("(4.85.3/4.85.3)", "4.85.3")]
    [InlineData("with esmtp (Exim 7.34 #1 (proverb))", "7.34")]
    [InlineData("with Microsoft SMTPSVC(8.3.2828.3814)", "8.3.2828.3814")]
    public void There_never_was_such_a_version(string software, string version)
    {
        var finding = Assert.Single(Check(new VersionImpossibleRule(), $"from b ([192.0.2.9]) by a.example.com {software} id 77; Wed, 1 May 2024 09:59:00 +0700"));

        Assert.Equal((FindingKind.Contradiction, "never"), (finding.Kind, finding.Grade));
        Assert.Contains(version, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(8.13.8.20060614+Sun/8.13.8)")]
    [InlineData("(8.7/8.7)")]
    [InlineData("(AIX4.3/8.9.3p2/8.9.3)")]
    [InlineData("(5.65c/IDA-1.4.4)")]
    [InlineData("(5.5.5/5.5.5)")]
    [InlineData("(5.65v3.0/1.1.8.2/02Aug95-0132PM)")]
    [InlineData("(1.37.109.16/16.2)")]
    [InlineData("with esmtp (Exim 2.12 #3)")]
    [InlineData("with Microsoft\n SMTPSVC(8.5.9600.16384)")]
    [InlineData("(8.16.0.42/8.16.0.42)")]
    [InlineData("(8.5.016.6)")]
    [InlineData("with esmtp (Gmexim 0.1 (Debian))")]
    [InlineData("with esmtp (Exim 4.90_1)")]
    [InlineData("with Microsoft SMTPSVC(7.5.7601.22751)")]
    public void Versions_of_vendors_are_left_alone(string software) =>
        Assert.Empty(Check(new VersionImpossibleRule(), $"from b ([192.0.2.9]) by a.example.com {software} id 77; Wed, 1 May 2024 09:59:00 +0700"));

    [Fact]
    public void An_unlisted_build_is_merely_unusual()
    {
        var finding = Assert.Single(Check(new VersionImpossibleRule(), "from b ([192.0.2.9]) by a.example.com with Microsoft SMTPSVC(5.0.2195.4711); Wed, 1 May 2002 09:59:00 +0700"));

        Assert.Equal((FindingKind.Anomaly, "unlisted-build"), (finding.Kind, finding.Grade));
    }

    [Theory]
    [InlineData("by a.example.com (8.14.4/8.14.4) id 77; Wed, 1 May 2002 09:59:00 +0700", "early", FindingKind.Contradiction, "30 December 2009")]
    [InlineData("by a.example.com with Microsoft SMTP Server id 15.1.2507.6; Wed, 1 May 2019 09:59:00 +0700", "early", FindingKind.Contradiction, "20 April 2022")]
    [InlineData("by a.example.com (8.8.5) id 77; Wed, 1 May 2024 09:59:00 +0700", "obsolete", FindingKind.Anomaly, "1997")]
    public void A_version_has_its_time(string rest, string grade, FindingKind kind, string says)
    {
        var finding = Assert.Single(Check(new VersionBeforeItsTimeRule(), "from b ([192.0.2.9]) " + rest));

        Assert.Equal((grade, kind), (finding.Grade, finding.Kind));
        Assert.Contains(says, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by a.example.com (8.14.4/8.14.4) id 77; Wed, 1 Dec 2009 09:59:00 +0700")]
    [InlineData("by a.example.com (8.13.8/8.13.8) id 77; Wed, 1 May 2024 09:59:00 +0700")]
    [InlineData("by a.example.com (8.8.5)")]
    [InlineData("by a.example.com with esmtp (WEB.DE(Exim) 4.70 #5) id 17Mb7o-0007Uv-00; Mon, 24 Jun 2002 23:11:52 +0200")]
    public void Test_versions_and_long_lives_are_honest(string rest) =>
        Assert.Empty(Check(new VersionBeforeItsTimeRule(), "from b ([192.0.2.9]) " + rest));

    [Theory]
    [InlineData("TLSv1.3", "TLS_AES_256_GCM_SHA384", 2012, "early")]
    [InlineData("TLSv1.2", "AES128-SHA", 2005, "early")]
    [InlineData("TLSv1.2", "TLS_AES_256_GCM_SHA384", 2024, "cipher")]
    [InlineData("TLSv1.3", "ECDHE-RSA-AES256-GCM-SHA384", 2024, "cipher")]
    [InlineData("TLSv1", "ECDHE-RSA-AES256-GCM-SHA384", 2024, "cipher")]
    public void Tls_has_its_time_and_its_ciphers(string version, string cipher, int year, string grade)
    {
        var finding = Assert.Single(Check(new TlsBeforeItsTimeRule(), TlsLine(version, cipher, year)));

        Assert.Equal((FindingKind.Contradiction, grade), (finding.Kind, finding.Grade));
    }

    [Theory]
    [InlineData("TLSv1.3", "TLS_AES_256_GCM_SHA384", 2019)]
    [InlineData("TLSv1.2", "AECDH-AES256-SHA", 2019)]
    [InlineData("TLSv1", "DHE-RSA-AES256-SHA", 2002)]
    [InlineData("SSLv3", "RC4-MD5", 2007)]
    public void Real_connections(string version, string cipher, int year) => Assert.Empty(Check(new TlsBeforeItsTimeRule(), TlsLine(version, cipher, year)));

    [Theory]
    [InlineData("Wed, 1 May 2019 09:59:00 +0700", null)]
    [InlineData("Wed, 1 May 2024 09:59:00 +0700", false)]
    public void A_fact_may_hold_from_a_day_on(string date, bool? kept)
    {
        var facts = new ProductTable("""
            { "facts": [ { "product": "Sendmail", "grade": "g", "kind": "anomaly", "aspect": "id", "always": ["yes"], "since": "2020-01-01",
                           "found": "f", "expected": "e", "source": "s" } ] }
            """u8.ToArray()).Facts;
        var line = ReceivedParser.Parse(Encoding.UTF8.GetBytes($"from b by a.example.com (8.14.4/8.14.4); {date}"));

        Assert.Equal(kept, facts.Of(line)[0].IsKept(new ShownAspects(line, stackalloc int[ShownAspects.Count])));
    }

    [Theory]
    [InlineData("from x (HELO y) (")]
    [InlineData("from (")]
    [InlineData("from [ (helo=")]
    [InlineData("from x (HELO ) [")]
    [InlineData("from x (HELO y) ([) by z (8. (Exim 4. (Postfix; Wed,")]
    public void Cut_lines_are_read_without_harm(string text)
    {
        var line = ReceivedParser.Parse(Encoding.UTF8.GetBytes(text));

        Assert.All(Enum.GetValues<LineAspect>(), aspect => Assert.InRange(LineAspects.Read(aspect, line), LineAspects.NotShown, LineAspects.Names(aspect).Count - 1));
    }

    [Theory]
    [InlineData("""{ "facts": [ { "product": "Exim" } ] }""", "aspect")]
    [InlineData("""{ "facts": [ { "product": "X", "grade": "g", "kind": "anomaly", "aspect": "shoe", "always": ["no"], "found": "f", "expected": "e", "source": "s" } ] }""", "aspect")]
    [InlineData("""{ "facts": [ { "product": "X", "grade": "g", "kind": "anomaly", "aspect": "id", "always": ["maybe"], "found": "f", "expected": "e", "source": "s" } ] }""", "maybe")]
    [InlineData("""{ "releases": [ { "product": "X", "place": "id", "parts": 2, "completeTo": "2024", "slackDays": 1, "source": "s" } ] }""", "2024")]
    [InlineData("""{ "tlsVersions": [ { "version": "1.9", "since": "2024-01-01" } ] }""", "1.9")]
    public void A_wrong_table_says_what_is_wrong(string json, string says)
    {
        var wrong = Assert.Throws<FormatException>(() => new ProductTable(Encoding.UTF8.GetBytes(json)));

        Assert.Contains(says, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', wrong.Message);
    }

    private static string TlsLine(string version, string cipher, int year) =>
        $"from b (b.example.net [192.0.2.9])\n\t(using {version} with cipher {cipher} (256/256 bits))\n\tby a.example.com (Postfix) with ESMTPS id DABBD1BED3; 1 May {year} 09:59:00 +0000 (UTC)";
}
