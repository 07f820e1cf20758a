namespace ForgeryCheck.Reports.Abuse;

/// <summary>Evidence for an abuse desk as plain text, one message after another. A message without an address to report is left out.</summary>
internal sealed class AbuseReportWriter : IReportWriter
{
    // Fits a mail with room to be quoted (RFC 5322 section 2.1.1).
    private const int Width = 76;

    private readonly Stream _output;
    private readonly ReportOptions _options;
    private readonly TerminalPage _page;
    private bool _isLater;

    internal AbuseReportWriter(Stream output, ReportOptions options)
    {
        _output = output;
        _options = options;
        _page = new TerminalPage(Width, color: false, options.Unicode ? Glyphs.Unicode : Glyphs.Ascii);
    }

    /// <inheritdoc/>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (Incident.Of(report, out var whyNot) is not { } incident)
        {
            _options.LeftOut?.Invoke(report.Source, whyNot);
            return;
        }

        if (_isLater)
        {
            _page.End().End();
        }

        _isLater = true;
        new AbuseText(_page).Write(incident, _options.Reporter, withHeader: true);
        PassOn();
    }

    /// <inheritdoc/>
    public void Complete() => PassOn();

    private void PassOn()
    {
        _output.Write(_page.Take());
        _output.Flush();
    }
}
