using System.Globalization;
using System.Text.RegularExpressions;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests.Reports;

public sealed class CsvReportTests
{
    [Theory]
    [InlineData(ReportRows.Messages, "source,sha256,size,")]
    [InlineData(ReportRows.Hops, "source,sha256,messageId,verdict,line,")]
    [InlineData(ReportRows.Findings, "source,sha256,messageId,verdict,score,rule,")]
    public void TheHeaderIsThereWithoutAnyReport(ReportRows rows, string start)
    {
        var text = Write(rows);
        Assert.StartsWith(start, text, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(text, "\n"));
    }

    [Theory]
    [InlineData(ReportRows.Messages, 3)]
    [InlineData(ReportRows.Hops, 7)]
    [InlineData(ReportRows.Findings, 4)]
    public void ARowIsWhatWasAskedFor(ReportRows rows, int count)
    {
        var text = Write(rows, SampleReports.Forged(), SampleReports.Consistent(), SampleReports.Untestable());
        Assert.Equal(count + 1, Regex.Count(text, "\r\n"));
    }

    [Fact]
    public void ANegativeDelayStaysANumber() => Assert.Contains(",-41,", Write(ReportRows.Hops, SampleReports.Forged()), StringComparison.Ordinal);

    [Fact]
    public void TheCultureOfTheMachineDoesNotMatter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            german.NumberFormat.NumberDecimalSeparator = ",";
            german.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = german;
            foreach (var format in Enum.GetValues<ReportFormat>())
            {
                var there = ReportOutput.Bytes(new ReportOptions(format), SampleReports.Forged());
                CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
                Assert.Equal(ReportOutput.Bytes(new ReportOptions(format), SampleReports.Forged()), there);
                CultureInfo.CurrentCulture = german;
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // A column's documentation is its property's: the type names every column in its summary, in order.
    [Theory]
    [InlineData(ReportRows.Messages, typeof(MessageRow))]
    [InlineData(ReportRows.Hops, typeof(HopRow))]
    [InlineData(ReportRows.Findings, typeof(FindingRow))]
    public void TheColumnsAreTheDocumentedOnes(ReportRows rows, Type type)
    {
        var xml = File.ReadAllText(Path.ChangeExtension(type.Assembly.Location, ".xml"));
        var documented = Regex.Match(xml, $"name=\"T:{type.FullName}\".*?Columns: (.*?)\\.\\s*</summary>", RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal(Write(rows).TrimEnd(), Regex.Replace(documented, "\\s+", ""));
    }

    private static string Write(ReportRows rows, params Report[] reports) =>
        ReportOutput.Text(new ReportOptions(ReportFormat.Csv, rows), reports);
}
