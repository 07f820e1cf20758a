using ForgeryCheck.Inputs;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests.Facts;

/// <summary>Mail handed in by a host that many senders share: whom its provider names as the source, and what is offered to others to look for.</summary>
public sealed class SharedHostTests
{
    private const string Google =
        "Received: from mail-pl1-f179.google.com (mail-pl1-f179.google.com [209.85.214.179])\n\tby mx.bieberdorf.example (Postfix) with ESMTPS id 4F1C27A0B1; Mon, 28 Apr 2025 16:57:53 +0000 (UTC)\n"
        + "Received: by mail-pl1-f179.google.com with SMTP id d9443c01a7336-22c33677183so61523085ad.2\n        for <bob@bieberdorf.example>; Mon, 28 Apr 2025 09:57:52 -0700 (PDT)\n";

    private const string Submission =
        "Received: from pc.galangal.example ([203.0.113.254])\n        by smtp.gmail.com with ESMTPSA id d9443c01a7336-22c33677183sm7464648a91.18.2025.04.28.09.57.50\n        for <bob@bieberdorf.example>; Mon, 28 Apr 2025 09:57:51 -0700 (PDT)\n";

    // An author without a domain: the mail is suspicious, whatever its lines are.
    private const string Fields = "From: ann@galangal\nDate: Mon, 28 Apr 2025 09:57:50 -0700\n\n";

    [Fact]
    public void The_providers_own_lines_name_the_source()
    {
        var report = Analyze(Google + Submission + Fields);

        Assert.Equal("Google", report.HandOver?.Shared?.Provider);
        Assert.Equal((3, "203.0.113.254", "smtp.gmail.com"), (report.HandOver!.Shared!.Source!.Line, report.HandOver.Shared.Source.Address.ToString(), report.HandOver.Shared.Source.By));
        Assert.Contains("According to line 3, by Google, the mail came to Google from 203.0.113.254.", Written(report, ReportFormat.Text), StringComparison.Ordinal);
        Assert.Contains("According to line 3, by Google, the mail came to Google from 203.0.113.254.", string.Join(' ', Written(report, ReportFormat.Abuse).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("\"provider\":\"Google\",\"claimedSource\":{\"line\":3,\"ip\":\"203.0.113.254\",\"by\":\"smtp.gmail.com\"}", Written(report, ReportFormat.Ndjson), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_such_lines_no_source_is_named() => Assert.Null(Analyze(Google + Fields).HandOver?.Shared?.Source);

    [Fact]
    public void A_line_that_does_not_fit_names_none() =>
        Assert.Null(Analyze(Google.Split("Received: by")[0] + "Received: from other.turmeric.example ([203.0.113.7])\n\tby mx.cinnamon.example (Postfix) with ESMTP id 6B20F41D9C; Mon, 28 Apr 2025 16:57:50 +0000 (UTC)\n" + Fields).HandOver?.Shared?.Source);

    [Theory]
    [InlineData("mail-pl1-f179.google.com", "209.85.214.179", false)]
    [InlineData("mail.turmeric.example", "81.20.4.5", true)]
    public void Only_a_host_of_ones_own_is_something_to_look_for(string host, string address, bool isIndicator)
    {
        var report = Analyze($"Received: from {host} ({host} [{address}])\n\tby mx.bieberdorf.example (Postfix) with ESMTPS id 4F1C27A0B1; Mon, 28 Apr 2025 16:57:53 +0000 (UTC)\n" + Fields);

        Assert.Equal(isIndicator, Written(report, ReportFormat.Stix).Contains("\"indicator--", StringComparison.Ordinal));
        Assert.Equal(isIndicator, Written(report, ReportFormat.Misp).Replace(" ", "", StringComparison.Ordinal).Contains($"\"value\":\"{address}\"", StringComparison.Ordinal) && Written(report, ReportFormat.Misp).Replace(" ", "", StringComparison.Ordinal).Contains("\"to_ids\":true", StringComparison.Ordinal));
    }

    [Fact]
    public void A_customers_connection_is_not_shared() =>
        Assert.Null(Analyze("Received: from c-73-1-2-3.hsd1.ca.comcast.net (c-73-1-2-3.hsd1.ca.comcast.net [73.1.2.3])\n\tby mx.bieberdorf.example (Postfix) with ESMTP id 4F1C27A0B1; Mon, 28 Apr 2025 16:57:53 +0000 (UTC)\n" + Fields).HandOver?.Shared);

    private static Report Analyze(string mail)
    {
        var input = Assert.IsType<MailInput.Read>(Assert.Single(MailReader.Read(["-"], new MemoryStream(System.Text.Encoding.ASCII.GetBytes(mail.Replace("\n", "\r\n", StringComparison.Ordinal))))));
        return new Analyzer(new AnalyzerOptions()).AnalyzeAsync(input.Message).AsTask().GetAwaiter().GetResult();
    }

    private static string Written(Report report, ReportFormat format)
    {
        using var stream = new MemoryStream();
        var writer = ReportWriters.Create(stream, new ReportOptions(format) { Width = 400 });
        writer.Write(report);
        writer.Complete();
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
