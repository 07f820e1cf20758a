using System.Text;
using ForgeryCheck.Copies;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests.Copies;

/// <summary>A saved message whose top line was edited: the reader's own host does not write a line that contradicts itself.</summary>
public sealed class CopyExaminerTests
{
    private const string Top = "Received: from mail.galangal.example (mail.galangal.example [192.0.2.25])\r\n\tby mx.bieberdorf.example (Postfix) with ESMTPS id 4F1C27A0B1\r\n\tfor <bob@bieberdorf.example>; Wed,  1 May 2024 10:00:05 +0000 (UTC)\r\n";
    private const string Exim = "Received: from mail.galangal.example ([192.0.2.25])\r\n\tby mx.bieberdorf.example with esmtps (Exim 4.96)\r\n\tid 1s26Uc-0003Pa-0e\r\n\tfor bob@bieberdorf.example; Wed, 01 May 2024 09:59:50 +0000\r\n";
    private const string Below = "Received: from pc12.galangal.example (pc12.galangal.example [192.0.2.40])\r\n\tby mail.galangal.example (Postfix) with ESMTPSA id 6A02C11F40\r\n\tfor <bob@bieberdorf.example>; Wed,  1 May 2024 09:59:51 +0000 (UTC)\r\n";
    private const string Rest = "From: Alice Ginger <alice@galangal.example>\r\nTo: bob@bieberdorf.example\r\nDate: Wed, 1 May 2024 09:59:40 +0000\r\nMessage-ID: <20240501095940.7B1F2041@galangal.example>\r\n\r\nThe minutes.\r\n";

    [Theory]
    [InlineData(Top)]
    [InlineData(Exim)]
    public void A_line_as_the_host_wrote_it_is_no_sign(string top)
    {
        var report = Analyze(top + Below + Rest);

        Assert.Equal(CopyState.Consistent, report.Copy.State);
        Assert.Equal(1, report.Copy.Lines);
        Assert.Empty(report.Copy.Findings);
    }

    [Theory]
    [InlineData("weekday", "Wed,  1 May", "Thu,  1 May", "FC403")]
    [InlineData("day", "Wed,  1 May", "Wed, 31 Apr", "FC405")]
    [InlineData("zone", "+0000 (UTC)", "+0930 (UTC)", "FC407")]
    [InlineData("address", "192.0.2.25", "192.0.2.325", "FC207")]
    public void A_value_that_was_changed_by_hand_is_a_sign(string what, string old, string changed, string rule)
    {
        var report = Analyze(Top.Replace(old, changed, StringComparison.Ordinal) + Below + Rest);

        Assert.True(report.Copy.State == CopyState.Contradictory, what);
        Assert.Contains(report.Copy.Findings, finding => finding.Rule.Id == rule && finding.Lines.SequenceEqual([1]));
    }

    [Fact]
    public void A_date_that_was_changed_and_not_the_id_is_a_sign()
    {
        var report = Analyze(Exim.Replace("Wed, 01 May 2024", "Fri, 03 May 2024", StringComparison.Ordinal) + Below + Rest);

        Assert.Equal(CopyState.Contradictory, report.Copy.State);
        Assert.Contains(report.Copy.Findings, finding => finding.Rule.Id == "FC301");
    }

    [Fact]
    public void Signs_are_no_part_of_the_verdict()
    {
        var whole = Analyze(Top + Below + Rest);
        var edited = Analyze(Top.Replace("Wed,", "Thu,", StringComparison.Ordinal) + Below + Rest);

        Assert.Equal((whole.Assessment.Verdict, whole.Assessment.Score), (edited.Assessment.Verdict, edited.Assessment.Score));
        Assert.Equal(whole.Assessment.Findings.Count, edited.Assessment.Findings.Count);
    }

    [Fact]
    public void What_a_stranger_wrote_is_no_sign_of_a_changed_copy() =>
        Assert.Equal(CopyState.Consistent, Analyze(Top + Below.Replace("Wed,", "Thu,", StringComparison.Ordinal) + Rest).Copy.State);

    private static Report Analyze(string mail)
    {
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(mail));
        var message = ((MailInput.Read)MailReader.Read(["-"], stream).Single()).Message;
        return new Analyzer(new AnalyzerOptions()).AnalyzeAsync(message).AsTask().GetAwaiter().GetResult();
    }
}
