namespace ForgeryCheck.Reports;

/// <summary>Reports as one JSON array, or one JSON object a line (rules/report.schema.json).</summary>
internal sealed class JsonReportWriter : IReportWriter
{
    private readonly bool _oneALine;
    private readonly JsonOutput _output;
    private bool _isOpen;

    internal JsonReportWriter(Stream output, bool oneALine)
    {
        _oneALine = oneALine;
        _output = new JsonOutput(output, indented: !oneALine);
    }

    /// <inheritdoc/>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Open();
        JsonReport.Write(_output.Json, report);
        _output.PassOn(endLine: _oneALine);
    }

    /// <inheritdoc/>
    public void Complete()
    {
        if (!_oneALine)
        {
            Open();
            _output.Json.WriteEndArray();
        }

        _output.End(endLine: !_oneALine);
    }

    private void Open()
    {
        if (!_oneALine && !_isOpen)
        {
            _output.Json.WriteStartArray();
            _isOpen = true;
        }
    }
}
