using System.Diagnostics.CodeAnalysis;

namespace ForgeryCheck.Reports.Exchange.Sarif;

/// <summary>All messages as one SARIF 2.1.0 log of one run: a result for each finding that weighs, an artifact for each message.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Complete, which is called once, frees what is held back.")]
internal sealed class SarifReportWriter : IReportWriter
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private readonly Stream _stream;
    private readonly JsonOutput _output;
    private readonly SarifInvocation _invocation;
    private readonly SarifRules _rules = new();
    private readonly SarifArtifacts _artifacts = new();
    private ToolInfo _tool = new(ToolInfo.ProgramName, ToolInfo.ProgramVersion, "");

    internal SarifReportWriter(Stream output, Func<int>? exitStatus)
    {
        _stream = output;
        _output = new JsonOutput(output, indented: true);
        _invocation = new SarifInvocation(exitStatus);
        var json = _output.Json;
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
    }

    /// <inheritdoc/>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        _tool = report.Tool;
        var artifact = _artifacts.Add(report);
        var regions = new SarifRegions(report);
        foreach (var finding in FindingWords.Weighing(report))
        {
            SarifResult.Write(_output.Json, report, finding, _rules.IndexOf(finding.Rule), artifact, regions);
        }

        _output.PassOn();
    }

    /// <inheritdoc/>
    public void Unreadable(string source) => _invocation.AddUnreadable(source);

    /// <inheritdoc/>
    public void Complete()
    {
        var json = _output.Json;
        json.WriteEndArray();
        WriteTool();
        _invocation.Write(json);
        // The last property, since its value is not written by this writer: it would set no comma behind it.
        json.WritePropertyName("artifacts");
        _output.PassOn();
        _stream.Write("["u8);
        _artifacts.CopyTo(_stream);
        _stream.Write("\n      ]"u8);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        _output.End();
        _artifacts.Dispose();
    }

    private void WriteTool()
    {
        var json = _output.Json;
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "ForgeryCheck");
        json.PutKnown("version", _tool.Version);
        json.PutKnown("semanticVersion", _tool.Version);
        _rules.Write(json);
        json.WriteStartObject("properties");
        json.PutKnown("rules", _tool.Rules);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
