namespace ForgeryCheck.Reports;

/// <summary>Writes reports in one format, one after another, to a stream it does not own.</summary>
public interface IReportWriter
{
    /// <summary>Writes one report; what is written is complete as far as it goes (ndjson: flushed line by line).</summary>
    void Write(Report report);

    /// <summary>Writes what comes after the last report, and flushes. Called once, also when there was no report.</summary>
    void Complete();
}
