using ForgeryCheck.Chains;
using ForgeryCheck.Findings;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Tests.Reports;

public sealed class TextReportTests
{
    private static readonly ReportOptions Full = new(ReportFormat.Text, Detail: TextDetail.Full);
    private static readonly ReportOptions Brief = new(ReportFormat.Text);

    [Theory]
    [InlineData(40)]
    [InlineData(72)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(200)]
    public void NoLineIsWiderThanTheTerminal(int width)
    {
        foreach (var evil in HostileReports.Values.Append(new string('W', 5000)).Append(string.Concat(Enumerable.Repeat("漢字", 300))))
        {
            var options = new ReportOptions(ReportFormat.Text, Width: width);
            string[] texts =
            [
                ReportOutput.Text(options with { Detail = TextDetail.Full }, SampleReports.Forged(), HostileReports.Of(evil)),
                ReportOutput.Text(options, HostileReports.Of(evil)),
                ReportOutput.Text(options, SampleReports.Forged(), HostileReports.Of(evil)),
            ];
            Assert.All(texts.SelectMany(text => text.Split('\n')), line => Assert.True(TerminalColumns.Of(line) <= width, line));
        }
    }

    [Fact]
    public void TimeThatRanBackwardsPointsLeft()
    {
        var text = ReportOutput.Text(Full, SampleReports.Forged());
        Assert.Matches("-41 s +◀+│ +mx.example.org", text);
        Assert.Matches("\\+46 s +│█+ +mail.bank.example", text);
    }

    [Fact]
    public void TrustEndsBelowTheHandOver()
    {
        var lines = ReportOutput.Text(Full, SampleReports.Forged()).Split('\n');
        var end = Array.FindIndex(lines, l => l.Contains("trust ends here", StringComparison.Ordinal));
        Assert.True(Array.FindIndex(lines, l => l.Contains("hand-over", StringComparison.Ordinal)) < end);
        Assert.Contains("claimed", lines[end + 1], StringComparison.Ordinal);
        Assert.DoesNotContain(lines[..end], l => l.Contains("looks forged", StringComparison.Ordinal));
    }

    [Fact]
    public void ALongLoopIsCutButNotWhereTrustEnds()
    {
        var message = new SampleMessage();
        for (var i = 1; i <= 500; i++)
        {
            message.Add(i < 200 ? HopStatus.Trusted : HopStatus.Claimed, $" from a.example by host{i}.example; Wed, 1 May 2024 10:00:00 +0000");
        }

        var text = ReportOutput.Text(Full, SampleReports.Consistent() with { Hops = message.Hops, BoundaryLine = 200, Joints = [] });
        Assert.Contains("host200.example", text, StringComparison.Ordinal);
        Assert.Contains("host500.example", text, StringComparison.Ordinal);
        Assert.DoesNotContain("host100.example", text, StringComparison.Ordinal);
        Assert.Contains("158 lines are omitted here", text, StringComparison.Ordinal);
        Assert.Contains("trust ends here", text, StringComparison.Ordinal);
    }

    [Fact]
    public void OneMessageNeedsNoSummary()
    {
        Assert.DoesNotContain("1 message", ReportOutput.Text(Full, SampleReports.Forged()), StringComparison.Ordinal);
        Assert.DoesNotContain("1 message", ReportOutput.Text(Brief, SampleReports.Forged()), StringComparison.Ordinal);
        Assert.Contains(
            "2 messages: 1 forged, 0 suspicious, 0 consistent, 1 untestable\n",
            ReportOutput.Text(Full, SampleReports.Forged(), SampleReports.Untestable()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(200)]
    public void TheAnswerStandsInTheFirstTwelveLines(int width)
    {
        var long1 = string.Concat(Enumerable.Repeat("a long word and ", 60));
        var report = SampleReports.Forged() with { From = long1, Subject = long1 };
        var lines = ReportOutput.Text(Brief with { Width = width }, report).Split('\n');
        var end = Array.FindIndex(lines, 2, line => line.Length == 0);

        Assert.InRange(end, 5, 12);
        Assert.Contains(lines[..end], line => line.StartsWith("  Verdict", StringComparison.Ordinal) && line.Contains("FORGED", StringComparison.Ordinal));
        Assert.Contains(lines[..end], line => line.StartsWith("  Act on", StringComparison.Ordinal) && line.Contains(report.HandOver!.Address.ToString()!, StringComparison.Ordinal));
        Assert.Contains(lines[..end], line => line.StartsWith("  Why", StringComparison.Ordinal));
    }

    [Fact]
    public void OfManyMessagesThoseMostLikelyForgedAreListedInTheirOrder()
    {
        Report[] reports = [SampleReports.Consistent() with { Source = "one" }, SampleReports.Forged() with { Source = "two" }, SampleReports.Consistent() with { Source = "three" }, SampleReports.Forged() with { Source = "four" }];

        Assert.Equal(["two", "four"], Listed(Brief with { Listed = 2 }, reports));
        Assert.Equal(["one", "two", "three", "four"], Listed(Brief, reports));
        Assert.Equal(["one", "two", "three", "four"], Listed(Brief with { Listed = int.MaxValue }, reports));
        Assert.Equal(["two", "four", "one", "three"], Listed(Brief with { Order = ReportOrder.Verdict }, reports));
        Assert.Equal(["four", "one", "three", "two"], Listed(Brief with { Order = ReportOrder.Source }, reports));
    }

    [Fact]
    public void WhatCouldNotBeReadIsCountedWithTheRest()
    {
        using var stream = new MemoryStream();
        var writer = ReportWriters.Create(stream, Brief);
        writer.Write(SampleReports.Forged());
        writer.Unreadable("broken.eml");
        writer.Write(SampleReports.Consistent());
        writer.Complete();

        Assert.Contains("1 could not be read: broken.eml\n", System.Text.Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(100)]
    public void WhatIsFalseIsSaidInAWholeSentenceAndNotTakenBack(int width)
    {
        var report = SampleReports.Consistent() with
        {
            Verdict = Verdict.Suspicious,
            Author = new Answer(AnswerState.Contradicted, 85.3, 2, []) { Of = "firma.example" },
        };

        var text = ReportOutput.Text(Brief with { Width = width }, report);
        var verdict = string.Join(' ', text.Split('\n').SkipWhile(line => !line.StartsWith("  Verdict", StringComparison.Ordinal)).TakeWhile((line, number) => number == 0 || line.StartsWith("      ", StringComparison.Ordinal)).Select(line => line.Trim()));

        Assert.Equal("Verdict   SUSPICIOUS, score 4.9 of 100. The mail does not come from firma.example, the domain in From.", verdict);
    }

    [Fact]
    public void OfSentencesThoseThatFitAreWrittenAndTheFirstInAnyCase()
    {
        Assert.Equal("The first is here.\n", Written("The first is here. The second is longer than that."));
        Assert.Equal("The first. The\nsecond.\n", Written("The first. The second. And there is a third one."));
        Assert.Equal("The first of them is\nlonger than two\nlines.\n", Written("The first of them is longer than two lines. The second is not."));
        Assert.Equal("Word, score 9. The\nmail is not from a\nfriend.\n", Written("Word, score 9. The mail is not from a friend. Another.", first: 2));

        static string Written(string text, int first = 1)
        {
            var page = new TerminalPage(20, color: false, Glyphs.Unicode);
            return System.Text.Encoding.UTF8.GetString(page.FlowSentences(text, "", lines: 2, first).End().Take());
        }
    }

    [Fact]
    public void WhatDoesNotFitEndsInDots()
    {
        var page = new TerminalPage(20, color: false, Glyphs.Unicode);
        page.Flow("one two three four five six seven eight nine", lines: 2).End();

        Assert.Equal("one two three four\nfive six seven ...\n", System.Text.Encoding.UTF8.GetString(page.Take()));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(100)]
    public void AListTellsWhichMessageAndWhyAtAnyWidth(int width)
    {
        string[] names = ["classic-a-continuity.eml", "classic-b-host-and-address.eml", "rules/FC103/hit-elsewhere.eml", "rules/FC103/hit-below-a-gateway.eml", "a-long-name-of-a-mailbox-that-is-kept.mbox#17", "a-long-name-of-a-mailbox-that-is-kept.mbox#18"];

        var text = ReportOutput.Text(Brief with { Width = width, Folder = "evidence/2025/" }, [.. names.Select(name => SampleReports.Forged() with { Source = $"evidence/2025/{name}" })]);
        var lines = text.Split('\n').TakeWhile(line => line.Length > 0).ToList();

        Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
        Assert.Contains("message in evidence/2025/", string.Join(' ', lines.Take(2)), StringComparison.Ordinal);
        foreach (var start in (string[])["classic-a-continuity", "classic-b-host", "hit-elsewhere", "hit-below-a-gateway", "a-long-name"])
        {
            Assert.Contains(start, text, StringComparison.Ordinal);
        }

        Assert.Contains("#17\n", text, StringComparison.Ordinal);
        Assert.Contains("#18\n", text, StringComparison.Ordinal);
        Assert.Equal(names.Length, lines.Count(line => line.Contains(MessageLine.Deciding(SampleReports.Forged())!.Rule.Id, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("box/a.eml", 20, "box/a.eml")]
    [InlineData("archive/2024/box/a.eml", 16, ".../box/a.eml")]
    [InlineData("archive/classic-b-host-and-address.eml", 26, "classic-b-host-and-address")]
    [InlineData("archive/classic-b-host-and-address.eml", 20, "classic-b-ho...dress")]
    [InlineData("export-of-everything-000123.eml", 20, "export-of-ev...00123")]
    [InlineData("export-of-everything.mbox#123456", 20, "export-...ing#123456")]
    [InlineData("report-of-a-user.eml!1!2", 16, "report...ser!1!2")]
    [InlineData("\u90F5\u4FBF\u90F5\u4FBF\u90F5\u4FBF\u90F5\u4FBF.eml", 12, "\u90F5\u4FBF\u90F5...\u4FBF")]
    public void ASourceIsShortenedWhereItTellsLeast(string source, int columns, string text) => Assert.Equal(text, SourceName.Short(source, columns));

    private static string[] Listed(ReportOptions options, Report[] reports) =>
        [.. ReportOutput.Text(options, reports).Split('\n').Skip(1).TakeWhile(line => line.Length > 0).Select(line => line.Split(' ')[^1])];

    [Theory]
    [InlineData(0.0, "carries hardly any weight")]
    [InlineData(0.31, "weak: about 2 times more likely if the line is forged")]
    [InlineData(1.0, "moderate: about 10 times more likely if the line is forged")]
    [InlineData(2.5, "moderately strong: about 320 times more likely if the line is forged")]
    [InlineData(3.3, "strong: about 2,000 times more likely if the line is forged")]
    [InlineData(-1.5, "moderate: about 32 times more likely if the line is genuine")]
    [InlineData(7.0, "extremely strong: over a million times more likely if the line is forged")]
    public void AWeightIsSaidInWords(double weight, string words) => Assert.Equal(words, VerbalScale.Say(new Finding
    {
        Rule = SampleReports.QueueIdClock,
        Kind = FindingKind.Contradiction,
        Scope = FindingScope.Line,
        Lines = [1],
        Message = "",
        Weight = weight,
    }));

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(0.25, "+0.3 s")]
    [InlineData(-41, "-41 s")]
    [InlineData(125, "+2m05s")]
    [InlineData(-11_400, "-3h10m")]
    [InlineData(1_051_200, "+12d04h")]
    [InlineData(-694_310_400, "-22 y")]
    [InlineData(1e300, "+31688 y")]
    [InlineData(double.NaN, "0 s")]
    public void ADelayIsShort(double seconds, string text) => Assert.Equal(text, ReportTime.Delay(seconds));
}
