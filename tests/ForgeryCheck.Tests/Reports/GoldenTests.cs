using System.Text;
using System.Text.RegularExpressions;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests.Reports;

public sealed class GoldenTests
{
    /// <summary>CSV has three shapes, and SARIF has the pages of rules in it: each has a test of its own below. Parquet is not for people, and held against CSV elsewhere.</summary>
    public static TheoryData<ReportFormat> Formats => [.. Enum.GetValues<ReportFormat>().Where(format => format is not (ReportFormat.Csv or ReportFormat.Sarif or ReportFormat.Parquet))];

    [Theory]
    [MemberData(nameof(Formats))]
    public void EveryFormatStaysAsItIs(ReportFormat format) => Golden.Check(format.ToString().ToLowerInvariant(), Three(new ReportOptions(format, Detail: TextDetail.Full, Reporter: SampleReports.Reporter, Clock: SampleReports.Clock)));

    [Theory]
    [InlineData("messages", ReportRows.Messages)]
    [InlineData("hops", ReportRows.Hops)]
    [InlineData("findings", ReportRows.Findings)]
    public void EveryCsvShapeStaysAsItIs(string name, ReportRows rows) =>
        Golden.Check("csv-" + name, Three(new ReportOptions(ReportFormat.Csv, rows)));

    // A page that is written better is no other format.
    [Fact]
    public void SarifStaysAsItIsButForThePagesOfRules() => Golden.Check("sarif", Encoding.UTF8.GetBytes(Regex.Replace(
        Encoding.UTF8.GetString(Three(new ReportOptions(ReportFormat.Sarif, ExitStatus: () => 1))),
        "(\"fullDescription\": \\{\\s+\"text\": |\"help\": \\{\\s+\"text\": |\"markdown\": )\".*\"", "$1\"...\"")));

    [Theory]
    [InlineData("text-ascii-80", false, false, 80)]
    [InlineData("text-color", true, true, 100)]
    [InlineData("text-narrow", false, true, 50)]
    public void TextFitsTheTerminal(string name, bool color, bool unicode, int width) =>
        Golden.Check(name, Three(new ReportOptions(ReportFormat.Text, Color: color, Unicode: unicode, Width: width, Detail: TextDetail.Full)));

    [Theory]
    [InlineData("text-brief-40", false, true, 40)]
    [InlineData("text-brief-80", false, false, 80)]
    [InlineData("text-brief-100", true, true, 100)]
    [InlineData("text-brief-200", false, true, 200)]
    public void OneMessageFitsTheTerminal(string name, bool color, bool unicode, int width) =>
        Golden.Check(name, ReportOutput.Bytes(new ReportOptions(ReportFormat.Text, Color: color, Unicode: unicode, Width: width), SampleReports.Forged()));

    [Theory]
    [InlineData("text-list-40", false, true, 40)]
    [InlineData("text-list-80", false, false, 80)]
    [InlineData("text-list-100", true, true, 100)]
    [InlineData("text-list-200", false, true, 200)]
    public void AListFitsTheTerminal(string name, bool color, bool unicode, int width) =>
        Golden.Check(name, Three(new ReportOptions(ReportFormat.Text, Color: color, Unicode: unicode, Width: width)));

    private static byte[] Three(ReportOptions options) =>
        ReportOutput.Bytes(options, SampleReports.Forged(), SampleReports.Consistent(), SampleReports.Untestable(), SampleReports.Listened());
}
