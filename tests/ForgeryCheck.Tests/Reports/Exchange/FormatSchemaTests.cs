using System.Text.Json;
using ForgeryCheck.Inputs;
using ForgeryCheck.Reports;
using ForgeryCheck.Tests.Rules;

namespace ForgeryCheck.Tests.Reports.Exchange;

/// <summary>What other programs read is what their standard says, whatever the mail.</summary>
public sealed class FormatSchemaTests
{
    private static readonly Lazy<Task<Report[]>> Samples = new(AnalyzeSamplesAsync);

    public static TheoryData<ReportFormat> Formats => [ReportFormat.Stix, ReportFormat.Misp, ReportFormat.Sarif];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task EverySampleFits(ReportFormat format)
    {
        var reports = await Samples.Value;
        Assert.True(reports.Length > 200);
        FormatSchema.AssertFits(format, ReportOutput.Text(new ReportOptions(format, ExitStatus: () => 1), reports));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void SoDoReportsWithAllThatCanBeTold(ReportFormat format) => FormatSchema.AssertFits(format, ReportOutput.Text(
        new ReportOptions(format), SampleReports.Forged(), SampleReports.Consistent(), SampleReports.Listened()));

    // The hash is the one value that no mail can choose.
    [Theory]
    [MemberData(nameof(Formats))]
    public void SoDoesHostileText(ReportFormat format)
    {
        var tool = SampleReports.Forged().Tool;
        var reports = HostileReports.Values.Select((evil, index) => HostileReports.Of(evil) with { Tool = tool, Sha256 = index.ToString("x64", null) });
        FormatSchema.AssertFits(format, ReportOutput.Text(new ReportOptions(format), [.. reports]));
    }

    [Theory]
    [InlineData(ReportFormat.Stix, "\"spec_version\": \"2.1\"", "\"spec_version\": \"2.0\"")]
    [InlineData(ReportFormat.Stix, "\"is_multipart\": true,", "")]
    [InlineData(ReportFormat.Stix, "\"pattern_type\": \"stix\",", "\"pattern_type\": \"stix\", \"severity\": 1,")]
    [InlineData(ReportFormat.Stix, "2024-05-01T10:00:03.000Z", "2024-05-01T10:00:03Z")]
    [InlineData(ReportFormat.Misp, "\"to_ids\": true", "\"to_ids\": 1")]
    [InlineData(ReportFormat.Misp, "\"type\": \"email-src\"", "\"type\": \"email-dst\"")]
    [InlineData(ReportFormat.Misp, "\"distribution\": \"0\"", "\"distribution\": 0")]
    [InlineData(ReportFormat.Sarif, "\"version\": \"2.1.0\"", "\"version\": \"2.2\"")]
    [InlineData(ReportFormat.Sarif, "\"level\": \"error\"", "\"level\": \"fatal\"")]
    [InlineData(ReportFormat.Sarif, "\"uri\": \"mail.mbox%2317\"", "\"uri\": \"mail box#17\"")]
    public void WhatTheStandardForbidsDoesNot(ReportFormat format, string old, string changed)
    {
        var text = ReportOutput.Text(new ReportOptions(format), SampleReports.Forged());
        Assert.Contains(old, text, StringComparison.Ordinal);
        Assert.NotEmpty(FormatSchema.Faults(format, text.Replace(old, changed, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task TwoRunsGiveTheSameBytes(ReportFormat format) =>
        Assert.Equal(ReportOutput.Bytes(new ReportOptions(format), await Samples.Value), ReportOutput.Bytes(new ReportOptions(format), await AnalyzeSamplesAsync()));

    [Theory]
    [InlineData(ReportFormat.Stix, "id")]
    [InlineData(ReportFormat.Misp, "uuid")]
    public async Task NoIdStandsTwice(ReportFormat format, string key)
    {
        using var json = JsonDocument.Parse(ReportOutput.Text(new ReportOptions(format), await Samples.Value));
        var ids = Values(json.RootElement, key).ToList();
        Assert.True(ids.Count > 1000);
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(ReportFormat.Stix, "type")]
    [InlineData(ReportFormat.Misp, "object_relation")]
    public async Task ThePageSaysWhatIsWritten(ReportFormat format, string key)
    {
        var page = File.ReadAllText(Path.Combine(RuleFolders.Pages, "exchange.md"));
        using var json = JsonDocument.Parse(ReportOutput.Text(new ReportOptions(format), await Samples.Value));
        Assert.All(Values(json.RootElement, key).Distinct(StringComparer.Ordinal).Except(["bundle"]), word => Assert.Contains($"`{word}`", page, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Values(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Values(item, name)),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property =>
            property.Name == name && property.Value.ValueKind == JsonValueKind.String ? [property.Value.GetString()!] : Values(property.Value, name)),
        _ => [],
    };

    private static async Task<Report[]> AnalyzeSamplesAsync()
    {
        var analyzer = new Analyzer(new AnalyzerOptions());
        var reports = new List<Report>();
        foreach (var input in MailReader.Read([RuleFolders.AllSamples], Stream.Null).OfType<MailInput.Read>())
        {
            reports.Add(await analyzer.AnalyzeAsync(input.Message));
        }

        return [.. reports];
    }
}
