using System.Globalization;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Reports.Tables;

/// <summary>
/// Writes reports as three tables of Parquet files into a folder that many runs may share: <c>messages/day=2024-05-01/NAME.parquet</c>, and the same for
/// hops and findings. The files are written in a hidden folder of the run, and moved to their places when all are complete: nobody ever reads
/// half a file, and a run that is given up leaves nothing behind.
/// </summary>
public sealed class TableFolder : IReportWriter, IDisposable
{
    /// <summary>Days whose files are open. In an archive that is in no order, a day may get several files.</summary>
    private const int MostDays = 16;

    /// <summary>Bytes of memory that the rows of all open files take.</summary>
    private const long MostBytes = 8 << 20;

    private readonly string _folder;
    private readonly string _aside;
    private readonly string _run = Guid.CreateVersion7().ToString("N");
    private readonly OpenDays _days = new(MostDays, MostBytes);
    private readonly List<string> _files = [];

    /// <summary>Writes into a folder, which is created if it is missing.</summary>
    /// <exception cref="IOException">It cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written to.</exception>
    public TableFolder(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        _folder = folder;
        _aside = Path.Combine(folder, $".{_run}");
        Directory.CreateDirectory(_aside);
    }

    /// <inheritdoc/>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        _days.Add(TableDay.FolderOf(report), report, Create);
    }

    /// <summary>Completes all files and moves them to their places.</summary>
    public void Complete()
    {
        _days.Complete();
        foreach (var file in _files)
        {
            var target = Path.Combine(_folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(Path.Combine(_aside, file), target);
        }
    }

    /// <summary>Removes what has not been moved to its place.</summary>
    public void Dispose()
    {
        _days.Dispose();
        if (Directory.Exists(_aside))
        {
            Directory.Delete(_aside, recursive: true);
        }
    }

    private TablePart Create(string day, ReportRows rows)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{_run}-{_files.Count:000000}.parquet");
        var file = Path.Combine(KebabCase.Words<ReportRows>().Of(rows), day, name);
        var path = Path.Combine(_aside, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var part = new TablePart(path, rows);
        _files.Add(file);
        return part;
    }
}
