using ForgeryCheck.Findings;
using ForgeryCheck.Rules.Appended;

namespace ForgeryCheck.Tests.Rules.Appended;

public sealed class AppendedRulesTests
{
    private const string Top = "Received: from a.example.com (a.example.com [203.0.113.7]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000 (UTC)\n";

    // The third classic check, in the user's own words.
    private const string Classic =
        "Received: from galangal.org ([104.128.23.115]) by mail.bieberdorf.edu (8.8.5)\n"
        + "Received: from lemongrass.org by galangal.org (8.7.3)\n"
        + "Received: from graprao.com by lemongrass.org (8.6.4)\n";

    private static MailUnderTest Below(string line) => new(Top + "Received: " + line + "\n");

    [Fact]
    public void The_two_typed_lines_of_the_classic_example_are_contradictions()
    {
        var mail = new MailUnderTest(Classic);

        var findings = mail.Check(new BareLineRule());

        Assert.Equal([[2], [3]], findings.Select(f => f.Lines));
        Assert.All(findings, f => Assert.Equal((FindingKind.Contradiction, "bare", FindingScope.Line), (f.Kind, f.Grade, f.Scope)));
        Assert.Contains("lemongrass.org gave the message to galangal.org", findings[0].Message, StringComparison.Ordinal);
        Assert.StartsWith("Received: from graprao.com", mail.Pointed(findings[1]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from b.example.net by a.example.com with SMTP; Wed, 1 May 2024 09:59:00 +0000", "no-address-no-id", "client address and no id")]
    [InlineData("from b.example.net by a.example.com (8.7.3) id AA12345", "no-address-no-date", "client address and no date")]
    [InlineData("from b.example.net ([203.0.113.9]) by a.example.com (8.7.3)", "no-id-no-date", "id and no date")]
    public void A_line_that_lacks_two_of_the_three_is_unusual(string line, string grade, string lacks)
    {
        var finding = Assert.Single(Below(line).Check(new BareLineRule()));

        Assert.Equal((FindingKind.Anomaly, grade), (finding.Kind, finding.Grade));
        Assert.Contains(lacks, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(from user@localhost) by a.example.com (8.9.3/8.9.3) id KAA12345; Wed, 1 May 2024 09:59:00 +0000")]
    [InlineData("by a.example.com with Internet Mail Service (5.5.2653.19) id <19AF8VY2>; Wed, 1 May 2024 09:59:00 +0000")]
    [InlineData("(qmail 7119 invoked from network); 1 May 2024 09:59:00 -0000")]
    [InlineData("from fred by a.example.com (8.7.3)")]
    [InlineData("from a.example.com by a.example.com (8.7.3)")]
    [InlineData("from b.example.net by a.example.com with UUCP; Wed, 1 May 2024 09:59:00 +0000")]
    [InlineData("from vm.example.net by a.example.com with BSMTP")]
    [InlineData("from [203.0.113.9/172.16.21.158] by a.example.com via html interface")]
    [InlineData("from b.example.net(mailfrom:u@example.net fp:SMTPD_0WC_1) by smtp.example.com; Wed, 1 May 2024 09:59:00 +0000")]
    [InlineData("from b.example.net (b.example.net [203.0.113.9]) by a.example.com; Wed, 1 May 2024 09:59:00 +0000")]
    public void Old_gateways_and_inner_steps_lack_things_too(string line) =>
        Assert.Empty(Below(line).Check(new BareLineRule()));

    [Fact]
    public void Without_a_fuller_line_above_there_is_nothing_to_measure_by() =>
        Assert.Empty(new MailUnderTest("Received: from b by mx (1)\nReceived: from lemongrass.example.org by galangal.example.org (8.7.3)\n").Check(new BareLineRule()));

    [Fact]
    public void A_date_in_the_address_place()
    {
        var finding = Assert.Single(Below("from b.example.net ([Wed, 01 May 2024 09:59:00 +0700]) by a.example.com with ESMTP; Wed, 01 May 2024 09:59:00 +0700")
            .Check(new DateAsAddressRule()));

        Assert.Equal((FindingKind.Contradiction, 2), (finding.Kind, finding.Lines.Single()));
        Assert.Contains("date", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_at_the_end_is_where_it_belongs() =>
        Assert.Empty(Below("from b.example.net ([203.0.113.9]) by a.example.com with ESMTP; Wed, 01 May 2024 09:59:00 +0700").Check(new DateAsAddressRule()));

    [Theory]
    [InlineData("from b.example.net ([203.0.113.9]) by a.example.com with NNFMP; Wed, 01 May 2024 09:59:00 +0700", "nnfmp", FindingKind.Contradiction)]
    [InlineData("by a.example.com (Postfix from userid 1002) id DABBD1BED3; Wed, 01 May 2024 09:59:00 +0700 (ICT)", "userid-without-comma", FindingKind.Contradiction)]
    [InlineData("from b.example.net [203.0.113.9] by a.example.com with LOCAL; Wed, 01 May 2024 09:59:00 +0700", "odd-protocol", FindingKind.Contradiction)]
    [InlineData("from b.example.net ([203.0.113.9]) by a.example.com with ASMTP; Wed, 01 May 2024 09:59:00 +0700", "odd-protocol", FindingKind.Contradiction)]
    [InlineData("from example.com by mx23.example.com with SMTP for <u@example.org>; Wed, 01 May 2024 09:59:00 +0700", "by-below-helo", FindingKind.Contradiction)]
    [InlineData("from unknown (HELO b.example.net) (203.0.113.9) by a.example.com with SMTP; Wed, 01 May 2024 09:59:00 +0700", "qmail-with-weekday", FindingKind.Anomaly)]
    [InlineData("from [203.0.113.9] by 198.51.100.4 with SMTP; Wed, 01 May 2024 09:59:00 +0700", "address-to-address", FindingKind.Anomaly)]
    [InlineData("from [203.0.113.9] by a.example.com; Wed, 01 May 2024 09:59:00 +0700", "address-only", FindingKind.Anomaly)]
    [InlineData("from 203.0.113.9 by a.example.com; Wed, 01 May 2024 09:59:00 +0700", "address-only", FindingKind.Anomaly)]
    public void Forms_of_bulk_mail_programs(string line, string form, FindingKind kind)
    {
        var finding = Assert.Single(Below(line).Check(new BulkMailFormRule()));

        Assert.Equal((form, kind), (finding.Fact, finding.Kind));
        Assert.Contains(line.Contains("mx23", StringComparison.Ordinal) ? "mx23.example.com" : finding.Values.Single(v => v.Key == "by").Value, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from [203.0.113.9] by n1.grp.scd.yahoo.com with NNFMP; 01 May 2024 09:59:00 -0000")]
    [InlineData("from [10.1.4.54] by ef.egroups.com with NNFMP; 15 Jun 2001 17:19:30 -0000")]
    [InlineData("from no.name.available by a.example.com via smtpd (for mx.example.org [192.0.2.34]) with ESMTP; Wed, 1 May 2024 09:59:00 +0000")]
    [InlineData("from unknown (203.0.113.9) by m3.example.com with QMQP; 22 Aug 2002 11:46:29 -0000")]
    [InlineData("by a.example.com (Postfix, from userid 1002) id DABBD1BED3; Wed, 01 May 2024 09:59:00 +0700 (ICT)")]
    [InlineData("from b.example.net ([203.0.113.9]) by a.example.com with asmtp (Exim 4.34) id 1CIlfc-0003Pa-8W; Wed, 01 May 2024 09:59:00 +0700")]
    [InlineData("from b.example.net (b.example.net [203.0.113.9]) by a.example.com (Postfix) with ESMTP id DABBD1BED3; Wed, 01 May 2024 09:59:00 +0700 (+07)")]
    [InlineData("from unknown (HELO b.example.net) (203.0.113.9) by a.example.com with SMTP; 14 Nov 2003 08:05:50 -0000")]
    [InlineData("from 192.168.30.220 ([192.168.30.220]) by 192.168.1.2; Mon, 23 Sep 2002 17:45:03 -0400")]
    [InlineData("from example.com (example.com [203.0.113.9]) by mx23.example.com with SMTP; Wed, 01 May 2024 09:59:00 +0700")]
    public void The_honest_lines_that_these_forms_copy(string line) =>
        Assert.Empty(Below(line).Check(new BulkMailFormRule()));

    [Theory]
    [InlineData("from b.example.net ([203.0.113.9]) by mail%RND_DIGIT%.example.com with SMTP id 77; Wed, 01 May 2024 09:59:00 +0700", "mail%RND_DIGIT%.example.com")]
    [InlineData("from b.example.net ([203.0.113.9]) by a.example.com with SMTP id {RANDOM}; Wed, 01 May 2024 09:59:00 +0700", "{RANDOM}")]
    [InlineData("from b.example.net ([203.0.113.9]) by ${host} with SMTP id 77; Wed, 01 May 2024 09:59:00 +0700", "${host}")]
    [InlineData("from b.example.net ([203.0.113.9]) by mail.%%name%%.com with SMTP id 77; Wed, 01 May 2024 09:59:00 +0700", "mail.%%name%%.com")]
    [InlineData("from b.example.net ([203.0.113.9]) by mail%d.example.com with SMTP id 77; Wed, 01 May 2024 09:59:00 +0700", "mail%d.example.com")]
    [InlineData("from b.example.net ([203.0.113.9]) by %s with SMTP id 77; Wed, 01 May 2024 09:59:00 +0700", "%s")]
    [InlineData("from b.example.net ([203.0.113.9]) by <%= host %> with SMTP id 77; Wed, 01 May 2024 09:59:00 +0700", "<%=")]
    [InlineData("from b.example.net ([203.0.113.9]) by <%=host%> with SMTP id 77; Wed, 01 May 2024 09:59:00 +0700", "%=host%")]
    [InlineData("from b.example.net ([203.0.113.9]) by $host$ with SMTP id 77; Wed, 01 May 2024 09:59:00 +0700", "$host$")]
    [InlineData("from b.example.net ([203.0.113.9]) by #HOST# with SMTP id 77; Wed, 01 May 2024 09:59:00 +0700", "#HOST#")]
    [InlineData("from b.example.net ([203.0.113.9]) by __HOST__ with SMTP id 77; Wed, 01 May 2024 09:59:00 +0700", "__HOST__")]
    [InlineData("from b.example.net ([203.0.113.9]) by [HOST] with SMTP id 77; Wed, 01 May 2024 09:59:00 +0700", "HOST")]
    [InlineData("from b.example.net ([203.0.113.9]) by a.example.com with SMTP id [MESSAGE_ID]; Wed, 01 May 2024 09:59:00 +0700", "[MESSAGE_ID]")]
    [InlineData("from b.example.net ([203.0.113.9]) by {{host}} with SMTP id 77; Wed, 01 May 2024 09:59:00 +0700", "{{host}}")]
    [InlineData("from b.example.net ([203.0.113.9]) by [[host]] with SMTP id 77; Wed, 01 May 2024 09:59:00 +0700", "[host")]
    public void A_template_variable_in_what_the_host_says_of_itself(string line, string variable)
    {
        var mail = Below(line);

        var finding = Assert.Single(mail.Check(new TemplateLeftInRule()));

        Assert.Equal((FindingKind.Contradiction, "variable"), (finding.Kind, finding.Grade));
        Assert.Equal(variable, mail.Pointed(finding));
        Assert.Contains(variable, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_that_a_client_said_speaks_of_the_client()
    {
        var atTheDoor = Assert.Single(new MailUnderTest(Top.Replace("from a.example.com", "from $domain", StringComparison.Ordinal)).Check(new TemplateLeftInRule()));
        var below = Assert.Single(Below("from $domain (unknown [203.0.113.9]) by a.example.com (Postfix) with SMTP id 77; Wed, 01 May 2024 09:59:00 +0700").Check(new TemplateLeftInRule()));

        Assert.Equal((FindingScope.Chain, FindingKind.Anomaly, "helo"), (atTheDoor.Scope, atTheDoor.Kind, atTheDoor.Grade));
        Assert.Equal((FindingScope.Line, FindingKind.Anomaly, "helo"), (below.Scope, below.Kind, below.Grade));
        Assert.Contains("$domain", below.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from b.example.net ([fe80::1%3]) by a.example.com with mapi id 15.20.4042.024; Wed, 01 May 2024 09:59:00 +0700")]
    [InlineData("from b.example.net ([203.0.113.9]) by a.example.com with SMTP id x$12; Wed, 01 May 2024 09:59:00 +0700")]
    [InlineData("from _ ([203.0.113.9]) by __ with SMTP id __; Wed, 01 May 2024 09:59:00 +0700")]
    [InlineData("from my__pc__ ([203.0.113.9]) by a_b__c.example.com with SMTP id 7_7__A; Wed, 01 May 2024 09:59:00 +0700")]
    [InlineData("from b.example.net (b.example.net [203.0.113.9]) by [192.0.2.1] with SMTP id [A1B2C3D4]; Wed, 01 May 2024 09:59:00 +0700")]
    [InlineData("from [HIDDEN] ([203.0.113.9]) by [HIDDEN] with SMTP id 77; Wed, 01 May 2024 09:59:00 +0700")]
    [InlineData("from b.example.net ([203.0.113.9]) by a.example.com with SMTP id 100%; Wed, 01 May 2024 09:59:00 +0700")]
    [InlineData("from b.example.net ([fe80::1%eth0]) by a.example.com with SMTP id A#17; Wed, 01 May 2024 09:59:00 +0700")]
    public void Zones_and_dollar_signs_are_no_templates(string line) =>
        Assert.Empty(Below(line).Check(new TemplateLeftInRule()));
}
