using System.Text;
using ForgeryCheck.Copies;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Tests.Reports;

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

    [Fact]
    public void A_rule_that_is_disabled_is_no_part_of_the_copy_check()
    {
        var edited = Top.Replace("Wed,", "Thu,", StringComparison.Ordinal) + Below + Rest;

        Assert.Equal(CopyState.Contradictory, Analyze(edited).Copy.State);
        var without = Analyze(edited, "fc403").Copy;
        Assert.Equal(CopyState.Consistent, without.State);
        Assert.DoesNotContain("FC403", without.Tested);
    }

    [Fact]
    public void Where_nothing_could_be_tested_the_copy_is_untestable()
    {
        var copy = Analyze("Received: from mail.galangal.example by mx.bieberdorf.example\r\n" + Below + Rest, "FC321").Copy;

        Assert.Equal((CopyState.Untestable, 1, 0), (copy.State, copy.Lines, copy.Tests));
        Assert.Empty(copy.Tested);
    }

    [Fact]
    public void The_tests_that_were_made_are_counted()
    {
        var copy = Analyze(Top + Below + Rest).Copy;

        Assert.True(copy.Tests >= copy.Tested.Count && copy.Tested.Count >= 5);
        Assert.Contains("FC403", copy.Tested);
    }

    [Theory]
    [InlineData("a day and more", "Fri,  3 May 2024 10:00:04", CopyState.Contradictory)]
    [InlineData("hours: a wrong clock or zone", "Wed,  1 May 2024 21:00:04", CopyState.Consistent)]
    [InlineData("as it is", "Wed,  1 May 2024 10:00:04", CopyState.Consistent)]
    [InlineData("a day and more the other way, as mail that waited", "Mon, 29 Apr 2024 10:00:04", CopyState.Consistent)]
    public void Time_that_runs_backwards_by_a_day_among_trusted_lines_is_a_sign(string what, string time, CopyState expected)
    {
        var inner = "Received: from mx.bieberdorf.example (mx.bieberdorf.example [10.0.0.2])\r\n\tby store.bieberdorf.example (Postfix) with ESMTP id 5A1C27A0B1\r\n\tfor <bob@bieberdorf.example>; Wed,  1 May 2024 10:00:05 +0000 (UTC)\r\n";
        var report = Analyze(inner + Top.Replace("Wed,  1 May 2024 10:00:05", time, StringComparison.Ordinal) + Below + Rest);

        Assert.Equal(2, report.Copy.Lines);
        Assert.True(report.Copy.State == expected, what);
        Assert.Equal(expected == CopyState.Contradictory, report.Copy.Findings.Any(finding => finding.Rule.Id == "FC401" && finding.Lines.SequenceEqual([1, 2])));
    }

    [Fact]
    public void A_trusted_line_without_a_date_hides_nothing()
    {
        var inner = "Received: from mx.bieberdorf.example (mx.bieberdorf.example [10.0.0.2])\r\n\tby store.bieberdorf.example (Postfix) with ESMTP id 5A1C27A0B1; Wed,  1 May 2024 10:00:05 +0000 (UTC)\r\n";
        var undated = "Received: from localhost (localhost [127.0.0.1]) by mx.bieberdorf.example (Postfix) with ESMTP id 6A1C27A0B2\r\n";
        var report = Analyze(inner + undated + Top.Replace("Wed,  1 May", "Fri,  3 May", StringComparison.Ordinal) + Below + Rest);

        Assert.Contains(report.Copy.Findings, finding => finding.Rule.Id == "FC401" && finding.Lines.SequenceEqual([1, 3]));
    }

    [Fact]
    public void A_sign_weighs_nothing_and_says_what_it_means_on_a_trusted_line()
    {
        var report = Analyze(Top.Replace("Wed,", "Thu,", StringComparison.Ordinal) + Below + Rest);
        var sign = Assert.Single(report.Copy.Findings);
        var text = Encoding.UTF8.GetString(ReportOutput.Bytes(new ReportOptions(ReportFormat.Text, Width: 160, Detail: TextDetail.Full), report));

        Assert.Equal(0, sign.Weight);
        Assert.Contains(sign.Rule.OnTrusted!, text.ReplaceLineEndings(" ").Replace("     ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("likelier", text[text.IndexOf("Signs that this copy", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains($"\"meaning\":\"{sign.Rule.OnTrusted}\"", Encoding.UTF8.GetString(ReportOutput.Bytes(new ReportOptions(ReportFormat.Ndjson), report)), StringComparison.Ordinal);
        Assert.Contains("<p>A trusted host wrote this line", Encoding.UTF8.GetString(ReportOutput.Bytes(new ReportOptions(ReportFormat.Html), report)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_that_looks_at_trusted_lines_says_what_it_means_there() =>
        Assert.All(CopyRules.All, rule => Assert.Contains("this copy", rule.Info.OnTrusted ?? rule.Info.Id, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Samples))]
    public void No_sample_looks_like_a_changed_copy(string sample)
    {
        var copy = Analyze(File.ReadAllText(Path.Combine(SentencesTests.Folder, sample), Encoding.Latin1)).Copy;

        Assert.True(copy.State != CopyState.Contradictory, string.Join(" ", copy.Findings.Select(finding => finding.Message)));
    }

    /// <summary>All but one: the lines of the third classic example were shortened by the author who published it.</summary>
    public static TheoryData<string> Samples() =>
    [
        .. Directory.EnumerateFiles(SentencesTests.Folder, "*.eml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(SentencesTests.Folder, file)).Where(file => file != "classic-c-appended.eml"),
    ];

    private static Report Analyze(string mail, params string[] disabled)
    {
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(mail));
        var message = ((MailInput.Read)MailReader.Read(["-"], stream).Single()).Message;
        return new Analyzer(new AnalyzerOptions { Disabled = disabled }).AnalyzeAsync(message).AsTask().GetAwaiter().GetResult();
    }
}
