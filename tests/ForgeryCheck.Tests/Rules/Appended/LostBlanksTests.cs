using ForgeryCheck.Inputs;

namespace ForgeryCheck.Tests.Rules.Appended;

/// <summary>FC321 and the padding of the day: a page makes one blank of several, and then the missing one proves nothing.</summary>
public sealed class LostBlanksTests
{
    private const string Upper = "Received: from mail.galangal.example (mail.galangal.example [198.51.100.23])\n by mx.bieberdorf.example (Postfix) with ESMTPS id 4F1C27A0B1\n for <bob@bieberdorf.example>; Wed, DAY Feb 2023 10:00:05 +0000 (UTC)\n";
    private const string Lower = "Received: from pc.galangal.example (pc.galangal.example [203.0.113.7])\n by mail.galangal.example (Postfix) with ESMTPSA id 6B20F41D9C;\n Wed, 1 Feb 2023 10:00:03 +0000 (UTC)\nFrom: ann@galangal.example\n\n";

    [Fact]
    public void A_pasted_header_without_any_two_blanks_is_not_accused() => Assert.Empty(FindingsOn(Upper.Replace("DAY", "1") + Lower));

    [Fact]
    public void Where_another_line_kept_its_two_blanks_the_missing_one_counts() => Assert.Equal([2], FindingsOn(Upper.Replace("DAY", " 1") + Lower));

    [Fact]
    public void A_mailbox_loses_no_blanks() => Assert.Equal([2], FindingsOn("From x Mon Jan  1 00:00:00 2024\n" + Upper.Replace("DAY", "1") + Lower));

    private static int[] FindingsOn(string mail)
    {
        var input = Assert.IsType<MailInput.Read>(Assert.Single(MailReader.Read(["-"], new MemoryStream(System.Text.Encoding.ASCII.GetBytes(mail)))));
        var report = new Analyzer(new AnalyzerOptions()).AnalyzeAsync(input.Message).AsTask().GetAwaiter().GetResult();
        return [.. report.Assessment.Findings.Where(finding => finding.Rule.Id == "FC321").SelectMany(finding => finding.Lines)];
    }
}
