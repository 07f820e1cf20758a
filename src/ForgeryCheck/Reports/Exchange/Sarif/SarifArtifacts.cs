namespace ForgeryCheck.Reports.Exchange.Sarif;

/// <summary>The messages of a run as artifacts. They follow the results in the log, so they are held until all results are written.</summary>
internal sealed class SarifArtifacts : IDisposable
{
    private readonly HeldOutput _held = new();
    private readonly JsonOutput _output;
    private int _count;

    internal SarifArtifacts()
    {
        _output = new JsonOutput(_held.Stream, indented: true);
        // As deep as they stand in the log, where they are indented so. What stands around them there is not held.
        _output.Json.WriteStartObject();
        _output.Json.WriteStartArray("runs");
        _output.Json.WriteStartObject();
        _output.Json.WriteStartArray("artifacts");
        _output.PassOn();
        _held.Stream.SetLength(0);
    }

    /// <summary>Adds a message; returns its index.</summary>
    internal int Add(Report report)
    {
        var json = _output.Json;
        json.WriteStartObject();
        json.WriteStartObject("location");
        json.WriteString("uri", SourceUri.Of(report.Source));
        json.WriteEndObject();
        json.WriteNumber("length", report.Size);
        json.WriteStartArray("roles");
        json.WriteStringValue("analysisTarget");
        json.WriteEndArray();
        json.WriteString("mimeType", "message/rfc822");
        json.WriteStartObject("hashes");
        json.PutKnown("sha-256", report.Sha256);
        json.WriteEndObject();
        json.WriteStartObject("properties");
        SarifResult.WriteVerdict(json, report);
        json.WriteEndObject();
        json.WriteEndObject();
        _output.PassOn();
        _held.Settle();
        return _count++;
    }

    /// <summary>Writes them, with commas between them.</summary>
    internal void CopyTo(Stream log) => _held.CopyTo(log);

    public void Dispose()
    {
        _output.End(endLine: false);
        _held.Dispose();
    }
}
