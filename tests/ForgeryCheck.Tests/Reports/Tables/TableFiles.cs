using ForgeryCheck.Reports;
using ForgeryCheck.Reports.Tables;

namespace ForgeryCheck.Tests.Reports.Tables;

/// <summary>A folder for tables, gone when its use is over.</summary>
internal sealed class TableFiles : IDisposable
{
    internal string Folder { get; } = Directory.CreateTempSubdirectory("forgerycheck-tables-").FullName;

    internal string this[string name] => Path.Combine(Folder, name);

    /// <summary>Writes one table into a file, and returns its path.</summary>
    internal string Write(ReportRows rows, params IEnumerable<Report> reports)
    {
        var path = this[$"{Guid.NewGuid():N}.parquet"];
        using var file = File.Create(path);
        var writer = ReportWriters.Create(file, new ReportOptions(ReportFormat.Parquet, rows));
        foreach (var report in reports)
        {
            writer.Write(report);
        }

        writer.Complete();
        return path;
    }

    /// <summary>Writes all tables into the folder.</summary>
    internal void WriteAll(params IEnumerable<Report> reports)
    {
        using var tables = new TableFolder(Folder);
        foreach (var report in reports)
        {
            tables.Write(report);
        }

        tables.Complete();
    }

    /// <summary>The files in the folder, as paths from there, in order.</summary>
    internal string[] Names() => [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
