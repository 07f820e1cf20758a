namespace ForgeryCheck.Reports;

/// <summary>Writes reports in one format, one after another, to a stream that it does not own.</summary>
public interface IReportWriter
{
    /// <summary>Writes one report; the output is complete up to there (ndjson: flushed line by line).</summary>
    void Write(Report report);

    /// <summary>Notes an input that could not be read, to be counted with the reports where a format sums up.</summary>
    /// <param name="source">Its path.</param>
    void Unreadable(string source)
    {
    }

    /// <summary>Like <see cref="Unreadable(string)"/>, for formats that say why.</summary>
    /// <param name="source">Its path.</param>
    /// <param name="reason">Why, in one clear sentence.</param>
    void Unreadable(string source, string reason) => Unreadable(source);

    /// <summary>Writes what follows the last report, and flushes. Called once, even if there was no report.</summary>
    void Complete();
}
