using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using CsvHelper;
using ForgeryCheck.Reports;
using ForgeryCheck.Reports.Exchange;
using ForgeryCheck.Tests.Rules;

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
            // Tables have the id of their run, which is another each time.
            foreach (var format in Enum.GetValues<ReportFormat>().Where(format => format != ReportFormat.Parquet))
            {
                var options = new ReportOptions(format, Reporter: SampleReports.Reporter, Clock: SampleReports.Clock);
                var there = ReportOutput.Bytes(options, SampleReports.Forged());
                CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
                Assert.Equal(ReportOutput.Bytes(options, SampleReports.Forged()), there);
                CultureInfo.CurrentCulture = german;
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("messages", typeof(MessageRow))]
    [InlineData("hops", typeof(HopRow))]
    [InlineData("findings", typeof(FindingRow))]
    [InlineData("timesketch", typeof(TimelineRow))]
    public void ThePageListsTheColumnsWithTheirTypes(string heading, Type row)
    {
        var page = File.ReadAllText(Path.Combine(RuleFolders.Pages, "csv.md"));
        var section = Regex.Match(page, $"^## {heading}$(.*?)(?=^## |\\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
        string[] documented = [.. Regex.Matches(section, "^\\| ([^|]+) \\| ([^|]+) \\| [^|]+ \\|", RegexOptions.Multiline).Select(line => $"{line.Groups[1]}: {line.Groups[2]}")];
        Assert.Equal(Columns(row).Select(column => $"{column.Name}: {column.Type}"), documented);
    }

    // What a database or a spreadsheet makes of a column it decides by its values.
    [Theory]
    [InlineData(ReportRows.Messages, typeof(MessageRow))]
    [InlineData(ReportRows.Hops, typeof(HopRow))]
    [InlineData(ReportRows.Findings, typeof(FindingRow))]
    public void EveryValueIsOfItsColumnsType(ReportRows rows, Type row)
    {
        Report[] reports = [SampleReports.Forged(), SampleReports.Consistent(), SampleReports.Untestable(), SampleReports.Listened(), HostileReports.Of(HostileReports.Values[^1])];
        using var csv = CsvReader.Create(new StringReader(Write(rows, reports)), new CsvReaderOptions { HasHeader = false });
        var columns = Columns(row).ToArray();
        Assert.True(csv.Read());
        Assert.Equal(columns.Select(column => column.Name), Enumerable.Range(0, csv.FieldCount).Select(i => csv[i].ToString()));
        while (csv.Read())
        {
            for (var i = 0; i < columns.Length; i++)
            {
                Assert.True(Fits(csv[i].ToString(), columns[i].Type), $"{columns[i].Name}, {columns[i].Type}: {csv[i].ToString()}");
            }
        }
    }

    private static bool Fits(string cell, string type) => cell.Length == 0 || type switch
    {
        "whole number" => long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "number" => double.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
        "time" => Regex.IsMatch(cell, "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z$"),
        _ => true,
    };

    // Those of the base record come first.
    private static IEnumerable<(string Name, string Type)> Columns(Type row) => row.GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .OrderBy(property => property.DeclaringType == row)
        .Select(property => (property.GetCustomAttribute<CsvColumnAttribute>()?.Name, TypeOf(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)))
        .Where(column => column.Name is not null)!;

    private static string TypeOf(Type type) =>
        type == typeof(DateTimeOffset) ? "time" : type == typeof(double) ? "number" : type == typeof(int) || type == typeof(long) ? "whole number" : "text";

    private static string Write(ReportRows rows, params Report[] reports) =>
        ReportOutput.Text(new ReportOptions(ReportFormat.Csv, rows), reports);
}
