namespace ForgeryCheck.Reports;

/// <summary>Reports as one JSON array, or one JSON object a line (rules/report.schema.json).</summary>
internal sealed class JsonReportWriter : IReportWriter
{
    private readonly Stream _output;
    private readonly bool _oneALine;
    private readonly JsonOutput _json;
    private readonly JsonReport _report;
    private bool _isOpen;

    internal JsonReportWriter(Stream output, bool oneALine)
    {
        _output = output;
        _oneALine = oneALine;
        _json = new JsonOutput(indented: !oneALine);
        _report = new JsonReport(_json);
    }

    /// <inheritdoc/>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Open();
        _report.Write(report);
        if (_oneALine)
        {
            _json.EndLine();
        }

        PassOn();
    }

    /// <inheritdoc/>
    public void Complete()
    {
        if (!_oneALine)
        {
            Open();
            _json.EndArray();
            _json.EndLine();
        }

        PassOn();
    }

    private void Open()
    {
        if (!_oneALine && !_isOpen)
        {
            _json.StartArray();
            _isOpen = true;
        }
    }

    private void PassOn()
    {
        _output.Write(_json.Written);
        _output.Flush();
        _json.Clear();
    }
}
