using System.Text;
using ForgeryCheck.Inputs;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Tests;

/// <summary>What a report says beside its findings.</summary>
public sealed class AnalyzerNotesTests
{
    private const string BehindMimecast = """
        Authentication-Results: spf=softfail (sender IP is 185.58.86.151) smtp.mailfrom=partner.example;
         dkim=fail (body hash did not verify) header.d=partner.example;dmarc=fail action=quarantine header.from=partner.example
        Received: from eu-smtp-delivery-151.mimecast.com (185.58.86.151) by
         DB5EUR02FT021.mail.protection.outlook.com (10.13.58.84) with Microsoft SMTP
         Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.7386.15 via
         Frontend Transport; Tue, 12 Mar 2024 09:14:25 +0000
        Received: from mail.partner.example (mail.partner.example [52.28.63.81]) by relay.mimecast.com with ESMTP with STARTTLS
         (Version=TLSv1.2, Cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id uk-mta-151-abcDEFghIJKLmnop12345A-1; Tue, 12 Mar 2024 09:14:23 +0000
        From: Sue <sue@partner.example>
        To: joe@customer.example
        Date: Tue, 12 Mar 2024 09:14:20 +0000
        Message-ID: <x1@partner.example>

        """;

    [Fact]
    public async Task A_gateway_that_is_not_declared_is_named()
    {
        var without = await ReportAsync();
        Assert.Equal(Verdict.Suspicious, without.Verdict);
        Assert.Contains(without.Notes, note => note.Contains("185.58.86.151 is a host of Mimecast", StringComparison.Ordinal) && note.Contains("--gateway mimecast", StringComparison.Ordinal));

        var declared = await ReportAsync("mimecast");
        Assert.Equal(Verdict.Consistent, declared.Verdict);
        Assert.Equal("52.28.63.81", declared.HandOver!.Address.ToString());
        Assert.DoesNotContain(declared.Notes, note => note.Contains("--gateway", StringComparison.Ordinal));
    }

    private static async Task<Report> ReportAsync(params string[] gateways)
    {
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes(BehindMimecast.ReplaceLineEndings("\r\n")));
        return await new Analyzer(new AnalyzerOptions { Gateways = gateways }).AnalyzeAsync(MailReader.ReadMessage(stream, "mail.eml"));
    }
}
