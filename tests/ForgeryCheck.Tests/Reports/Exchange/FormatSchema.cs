using System.Text.Json;
using ForgeryCheck.Reports;
using Json.Schema;

namespace ForgeryCheck.Tests.Reports.Exchange;

/// <summary>
/// The schemas in Schemas/, which say of a standard what we write of it and allow nothing else. The official ones allow more, and are not ours to keep here.
/// </summary>
internal static class FormatSchema
{
    private static readonly Dictionary<ReportFormat, JsonSchema> Schemas = ((ReportFormat[])[ReportFormat.Stix, ReportFormat.Misp, ReportFormat.Sarif]).ToDictionary(
        format => format,
        format => JsonSchema.FromText(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reports", "Schemas", $"{format.ToString().ToLowerInvariant()}.schema.json"))));

    internal static void AssertFits(ReportFormat format, string text)
    {
        var faults = Faults(format, text);
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(10)));
    }

    internal static List<string> Faults(ReportFormat format, string text)
    {
        using var json = JsonDocument.Parse(text);
        var result = Schemas[format].Evaluate(json.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return result.IsValid ? [] : [$"{format} does not fit", .. (result.Details ?? []).Where(d => d.Errors is not null).Select(d => $"{d.InstanceLocation} {string.Join(", ", d.Errors!.Values)}")];
    }
}
