using System.Text.Json;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.RuleData;
using ForgeryCheck.Tests.Rules;
using ForgeryCheck.Tests.Suppressions;
using Json.Schema;

namespace ForgeryCheck.Tests.Reports;

/// <summary>Whoever reads reports by program holds them against the schema that <c>forgerycheck schema</c> prints.</summary>
public sealed class ReportSchemaTests
{
    private static readonly JsonElement Text = JsonDocument.Parse(new RuleFiles().Read(Report.SchemaFileName)!).RootElement;
    private static readonly JsonSchema Schema = JsonSchema.FromText(Text.GetRawText());

    [Fact]
    public async Task EveryReportOnTheSamplesFits()
    {
        var analyzer = new Analyzer(new AnalyzerOptions());
        var count = 0;
        foreach (var input in MailReader.Read([RuleFolders.AllSamples], Stream.Null).OfType<MailInput.Read>())
        {
            AssertFits(await analyzer.AnalyzeAsync(input.Message));
            count++;
        }

        Assert.True(count > 200);
    }

    [Fact]
    public void SoDoReportsWithAllThatCanBeTold()
    {
        AssertFits(SampleReports.Forged());
        AssertFits(SampleReports.Untestable());
        AssertFits(SuppressionTests.Analyze("forged-wrong-weekday.eml", SuppressionTests.Entry("FC403"), SuppressionTests.Entry("FC301") with { Host = ".example", File = null, FileLine = null }));
        AssertFits(SampleReports.Consistent() with
        {
            Session = SampleSessions.Least with { Source = ClientSource.Milter, Authentication = [new("XOAUTH2", AuthenticationOutcome.Verified) { User = "helga" }] },
        });
        AssertFits(SampleReports.Consistent() with { Session = SampleSessions.Full, Envelope = new("a@example.net", ["b@example.org"]) });
    }

    [Theory]
    [InlineData("\"verdict\":\"forged\"", "\"verdict\":\"genuine\"")]
    [InlineData("\"schema\":\"forgerycheck/report/1\"", "\"schema\":\"forgerycheck/report/2\"")]
    [InlineData("\"size\":4711,", "")]
    [InlineData("\"boundaryLine\":2", "\"boundaryLine\":0")]
    [InlineData("\"status\":\"handover\"", "\"status\":\"hand-over\"")]
    [InlineData("\"rule\":\"FC301\"", "\"rule\":\"301\"")]
    public void WhatIsPromisedOtherwiseDoesNot(string old, string changed)
    {
        var json = Json(SampleReports.Forged());

        Assert.Contains(old, json, StringComparison.Ordinal);
        Assert.False(Schema.Evaluate(JsonDocument.Parse(json.Replace(old, changed, StringComparison.Ordinal)).RootElement).IsValid);
    }

    private static void AssertFits(Report report)
    {
        var json = JsonDocument.Parse(Json(report)).RootElement;
        var result = Schema.Evaluate(json, new EvaluationOptions { OutputFormat = OutputFormat.List });

        Assert.True(result.IsValid, $"{report.Source}: {string.Join("; ", (result.Details ?? []).Where(d => d.Errors is not null).Select(d => $"{d.InstanceLocation} {string.Join(", ", d.Errors!.Values)}"))}");
        AssertDescribed(json, Text, report.Source);
    }

    /// <summary>The schema lets keys be added, so that old programs read new reports; but none may be written that it does not describe.</summary>
    private static void AssertDescribed(JsonElement value, JsonElement schema, string where)
    {
        schema = Resolve(schema);
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                AssertDescribed(item, schema.GetProperty("items"), where + "[]");
            }
        }
        else if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in value.EnumerateObject())
            {
                Assert.True(properties.TryGetProperty(property.Name, out var its), $"{where}: the schema does not tell of {property.Name}");
                AssertDescribed(property.Value, its, $"{where}.{property.Name}");
            }

            Assert.Equal(properties.EnumerateObject().Count(), schema.GetProperty("required").GetArrayLength());
        }
    }

    private static JsonElement Resolve(JsonElement schema)
    {
        if (schema.TryGetProperty("anyOf", out var choices))
        {
            schema = choices.EnumerateArray().Last();
        }

        return schema.TryGetProperty("$ref", out var reference) ? Text.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]) : schema;
    }

    private static string Json(Report report) => ReportOutput.Text(new ReportOptions(ReportFormat.Ndjson), report);
}
