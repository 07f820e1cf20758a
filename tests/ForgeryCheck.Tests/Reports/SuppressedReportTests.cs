using System.Text.Json;
using ForgeryCheck.Reports;
using ForgeryCheck.Suppressions;
using ForgeryCheck.Tests.Suppressions;

namespace ForgeryCheck.Tests.Reports;

/// <summary>No report is silent about findings that did not count.</summary>
public sealed class SuppressedReportTests
{
    private static readonly Suppression Weekday = SuppressionTests.Entry("FC403") with { Host = "*.kanzlei-roth.example", Reason = "the scanner's clock" };

    [Fact]
    public void On_a_screen_it_is_one_sentence()
    {
        var text = Text(ReportFormat.Text, TextDetail.Brief, Weekday, SuppressionTests.Entry("FC301") with { Outcome = "off-1d+" });

        Assert.Contains("2 findings suppressed: FC301 off-1d+ until 2027-03-31: looked at; FC403 *.kanzlei-roth.example until 2027-03-31: the scanner's clock", Flat(text), StringComparison.Ordinal);
        Assert.Contains("1 finding suppressed: FC403 ", Flat(Text(ReportFormat.Text, TextDetail.Brief, Weekday)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReportFormat.Text)]
    [InlineData(ReportFormat.Markdown)]
    [InlineData(ReportFormat.Html)]
    public void A_full_report_says_what_was_found_and_where_the_entry_is(ReportFormat format)
    {
        var text = Flat(Text(format, TextDetail.Full, Weekday));

        Assert.Contains("Suppressed", text, StringComparison.Ordinal);
        Assert.Contains("FC403 weekday-wrong, line 2: ", text, StringComparison.Ordinal);
        Assert.Matches(@"the scanner(&#x27;|')s clock \(`?forgerycheck\.json:3`?\)", text);
    }

    [Theory]
    [InlineData(ReportFormat.Text)]
    [InlineData(ReportFormat.Markdown)]
    [InlineData(ReportFormat.Html)]
    public void Without_any_nothing_is_said_of_it(ReportFormat format) =>
        Assert.DoesNotContain("uppressed", Text(format, TextDetail.Full), StringComparison.Ordinal);

    [Fact]
    public void A_list_counts_the_messages_by_rule()
    {
        var report = SuppressionTests.Analyze("forged-wrong-weekday.eml", Weekday);

        Assert.Contains("Findings suppressed: FC403 (2)", Flat(ReportOutput.Text(new ReportOptions(ReportFormat.Text), report, report, SampleReports.Consistent())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReportFormat.Json)]
    [InlineData(ReportFormat.Ndjson)]
    public void JSON_has_each_with_its_entry(ReportFormat format)
    {
        var json = JsonDocument.Parse(Text(format, TextDetail.Brief, Weekday)).RootElement;
        var one = Assert.Single((format == ReportFormat.Json ? json[0] : json).GetProperty("suppressed").EnumerateArray());

        Assert.Equal(
            ("FC403", "weekday-wrong", 2, "differs"),
            (one.GetProperty("rule").GetString(), one.GetProperty("name").GetString(), Assert.Single(one.GetProperty("lines").EnumerateArray()).GetInt32(), one.GetProperty("outcome").GetString()));
        Assert.Equal(
            ("*.kanzlei-roth.example", "the scanner's clock", "2027-03-31", "forgerycheck.json", 3),
            (one.GetProperty("host").GetString(), one.GetProperty("reason").GetString(), one.GetProperty("until").GetString(), one.GetProperty("file").GetString(), one.GetProperty("fileLine").GetInt32()));
    }

    [Fact]
    public void The_last_column_of_a_table_of_messages_counts_them()
    {
        var rows = Text(ReportFormat.Csv, TextDetail.Brief, Weekday).TrimEnd().Split("\r\n");

        Assert.EndsWith(",suppressed", rows[0], StringComparison.Ordinal);
        Assert.EndsWith(",1", rows[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReportFormat.Text)]
    [InlineData(ReportFormat.Html)]
    [InlineData(ReportFormat.Markdown)]
    [InlineData(ReportFormat.Json)]
    public void A_reason_that_would_lead_astray_is_escaped(ReportFormat format)
    {
        var text = Text(format, TextDetail.Full, Weekday with { Reason = "\e[2J<script>\u202Ex" });

        Assert.DoesNotContain('\e', text);
        Assert.DoesNotContain('\u202E', text);
        Assert.True(format != ReportFormat.Html || !text.Contains("<script>", StringComparison.Ordinal));
        Assert.True(format != ReportFormat.Markdown || text.Contains("`\\x1B[2J<script>\\u202Ex`", StringComparison.Ordinal));
    }

    private static string Text(ReportFormat format, TextDetail detail, params Suppression[] entries) =>
        ReportOutput.Text(new ReportOptions(format, Detail: detail, Width: 200), SuppressionTests.Analyze("forged-wrong-weekday.eml", entries));

    private static string Flat(string text) => string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
