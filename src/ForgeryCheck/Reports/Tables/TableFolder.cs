namespace ForgeryCheck.Reports.Tables;

/// <summary>
/// Writes reports as three tables of Parquet files into a folder that many runs may share: <c>messages/day=2024-05-01/RUN.parquet</c>, and the same for
/// hops and findings. The files are written in a hidden folder of the run, and moved to their places when all are complete: nobody ever reads
/// half a file, and a run that is given up leaves nothing behind.
/// </summary>
public sealed class TableFolder : IReportWriter, IDisposable
{
    /// <summary>Bytes that the rows of all days take in memory.</summary>
    private const long MostBytes = 16 << 20;

    private readonly Lock _lock = new();
    private readonly TableScratch _files;
    private readonly TableParts _parts;
    private bool _disposed;

    /// <summary>Writes into a folder, which is created if it is missing.</summary>
    /// <exception cref="IOException">It cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written to.</exception>
    public TableFolder(string folder)
        : this(folder, MostBytes, Open)
    {
    }

    /// <summary>For tests, also with less memory and on a disk that is full.</summary>
    internal TableFolder(string folder, long mostBytes, Func<string, FileMode, Stream> open)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var run = RunId.Create();
        _files = new TableScratch(folder, run, open);
        _parts = new TableParts(run, mostBytes, _files);
        _files.Create();
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The run was given up, by another thread perhaps.</exception>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _parts.Add(TableDay.FolderOf(report), report);
        }
    }

    /// <summary>Completes all files and moves them to their places: all, or none if one fails.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _files.Publish(_parts.Complete());
        }
    }

    /// <summary>Removes what has not been moved to its place, and the folder if it was made here and is empty.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _files.Delete();
        }
    }

    private static FileStream Open(string path, FileMode mode) =>
        new(path, mode, mode == FileMode.Open ? FileAccess.Read : FileAccess.Write, FileShare.Read, 1 << 16);
}
