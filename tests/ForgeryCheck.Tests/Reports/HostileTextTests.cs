using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsvHelper;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests.Reports;

/// <summary>Nothing from the mail reaches a terminal, a spreadsheet or a browser as anything but text.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<int> All()
    {
        var data = new TheoryData<int>();
        for (var i = 0; i < HostileReports.Values.Length; i++)
        {
            data.Add(i);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ATerminalGetsPrintableTextOnly(int value)
    {
        foreach (var text in Texts(new ReportOptions(ReportFormat.Text), value))
        {
            AssertNothingUnseen(text, allowed: "\n");
            Assert.DoesNotContain("\nX-Injected", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ColourIsTheOnlyEscape(int value)
    {
        foreach (var text in Texts(new ReportOptions(ReportFormat.Text, Color: true), value))
        {
            AssertNothingUnseen(Regex.Replace(text, "\u001b\\[[0-9;]+m", ""), allowed: "\n");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void WithoutUnicodeAllIsAscii(int value) =>
        Assert.All(Texts(new ReportOptions(ReportFormat.Text, Unicode: false), value), text => Assert.True(Ascii.IsValid(text)));

    [Theory]
    [MemberData(nameof(All))]
    public void NoCsvCellIsAFormulaAndEveryRowIsALine(int value)
    {
        foreach (var options in (ReportOptions[])[.. Enum.GetValues<ReportRows>().Select(rows => new ReportOptions(ReportFormat.Csv, rows)), new(ReportFormat.Timesketch)])
        {
            var text = Write(options, value);
            AssertNothingUnseen(text, allowed: "\r\n");
            using var csv = CsvReader.Create(new StringReader(text), new CsvReaderOptions { HasHeader = false });
            var records = 0;
            while (csv.Read())
            {
                records++;
                for (var i = 0; i < csv.FieldCount; i++)
                {
                    var cell = csv[i].ToString();
                    var isNumber = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
                    Assert.True(isNumber || cell.Length == 0 || !"=@+-\t\r".Contains(cell[0]), cell);
                }
            }

            Assert.Equal(text.Count(c => c == '\n'), records);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void HtmlHoldsNoMarkupOfTheMail(int value)
    {
        // Twice, for the index.
        var evil = HostileReports.Of(HostileReports.Values[value]);
        var harmless = HostileReports.Of("harmless");
        var html = ReportOutput.Text(new ReportOptions(ReportFormat.Html), evil, evil);
        AssertNothingUnseen(html, allowed: "\n");
        var body = html[html.IndexOf("<body>", StringComparison.Ordinal)..];
        Assert.DoesNotContain("<script", body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", body, StringComparison.OrdinalIgnoreCase);

        // No tag stands in the page that a harmless mail would not get.
        Assert.Subset(Tags(ReportOutput.Text(new ReportOptions(ReportFormat.Html), harmless, harmless)), Tags(html));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void MarkdownHoldsNoMarkupOfTheMail(int value)
    {
        foreach (var detail in Enum.GetValues<TextDetail>())
        {
            var options = new ReportOptions(ReportFormat.Markdown, Detail: detail);
            var markdown = Write(options, value);
            AssertNothingUnseen(markdown, allowed: "\n");
            Assert.Subset(MarkdownPage.Tags(Write(options, "harmless")), MarkdownPage.Tags(markdown));
            Assert.DoesNotMatch("@SUM|<script|onload", MarkdownPage.TextOutsideCode(markdown));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void AbuseEvidenceIsPrintableText(int value)
    {
        var text = Write(new ReportOptions(ReportFormat.Abuse, Reporter: new(HostileReports.Values[value], HostileReports.Values[value])), value);
        Assert.StartsWith("Abuse report: 203.0.113.7\n", text, StringComparison.Ordinal);
        AssertNothingUnseen(text, allowed: "\n");
        Assert.DoesNotContain("\nX-Injected", text, StringComparison.Ordinal);
        Assert.True(Ascii.IsValid(Write(new ReportOptions(ReportFormat.Abuse, Unicode: false), value)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void AFeedbackReportHasNoFieldOfTheMail(int value)
    {
        var evil = HostileReports.Values[value];
        var options = new ReportOptions(ReportFormat.Arf, Reporter: new(evil, "postmaster@example.org"), Clock: SampleReports.Clock);
        var bytes = ReportOutput.Bytes(options, HostileReports.Of(evil));
        Assert.True(Ascii.IsValid(bytes));
        var message = MimeKit.MimeMessage.Load(new MemoryStream(bytes));
        Assert.Equal(["Date", "From", "MIME-Version", "Message-Id", "Subject"], message.Headers.Select(field => field.Field).Order(StringComparer.Ordinal));
        Assert.Equal("postmaster@example.org", Assert.Single(message.From.Mailboxes).Address);
        var facts = ((MimeKit.MessageFeedbackReport)((MimeKit.Multipart)message.Body!)[1]).Fields.Select(field => field.Field).ToHashSet();
        Assert.Subset(new HashSet<string> { "Feedback-Type", "User-Agent", "Version", "Arrival-Date", "Reporting-MTA", "Source-IP" }, facts);
        AssertNothingUnseen(((MimeKit.TextPart)((MimeKit.Multipart)message.Body!)[0]).Text, allowed: "\r\n");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void JsonForOthersIsPrintable(int value)
    {
        foreach (var format in (ReportFormat[])[ReportFormat.Xarf, ReportFormat.Stix, ReportFormat.Misp, ReportFormat.Sarif])
        {
            var evil = HostileReports.Values[value];
            var text = Write(new ReportOptions(format, Reporter: new(evil, "postmaster@example.org")), value);
            AssertNothingUnseen(text, allowed: "\n");
            using var json = JsonDocument.Parse(text);
            Assert.NotEqual(JsonValueKind.Undefined, json.RootElement.ValueKind);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void JsonIsValidAndKeepsTheText(int value)
    {
        var evil = HostileReports.Values[value];
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(evil));
        var line = Write(new ReportOptions(ReportFormat.Ndjson), value);
        AssertNothingUnseen(line, allowed: "\n");
        Assert.Equal(1, line.Count(c => c == '\n'));
        using var report = JsonDocument.Parse(line);
        Assert.Equal(whole, report.RootElement.GetProperty("subject").GetString());
        Assert.Equal(whole, report.RootElement.GetProperty("findings")[0].GetProperty("message").GetString());
        Assert.Equal(JsonValueKind.Null, report.RootElement.GetProperty("score").ValueKind);
        using var array = JsonDocument.Parse(Write(new ReportOptions(ReportFormat.Json), value));
        Assert.Equal(whole, array.RootElement[0].GetProperty("notes")[0].GetString());
    }

    // In full, in brief, and as a list.
    private static string[] Texts(ReportOptions options, int value)
    {
        var report = HostileReports.Of(HostileReports.Values[value]);
        return [ReportOutput.Text(options with { Detail = TextDetail.Full }, report), ReportOutput.Text(options, report), ReportOutput.Text(options, report, report)];
    }

    private static string Write(ReportOptions options, int value) => Write(options, HostileReports.Values[value]);

    private static string Write(ReportOptions options, string value) => ReportOutput.Text(options, HostileReports.Of(value));

    private static HashSet<string> Tags(string html) => [.. Regex.Matches(html, "<[^>]*>").Select(m => Regex.Replace(m.Value, "[0-9.]+", "0"))];

    private static void AssertNothingUnseen(string text, string allowed)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            var isUnseen = category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
            Assert.False(isUnseen && !allowed.Contains((char)rune.Value), $"U+{rune.Value:X4} in the output");
        }
    }
}
