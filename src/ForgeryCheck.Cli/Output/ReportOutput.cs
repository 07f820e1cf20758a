using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Files;
using ForgeryCheck.Reports;
using ForgeryCheck.Reports.Tables;

namespace ForgeryCheck.Cli.Output;

/// <summary>The destination of reports: standard output, a file that gets its name only once it is complete, or a folder of tables, to which the same applies.</summary>
internal sealed class ReportOutput : IDisposable
{
    private readonly Stream _stream;
    private readonly string? _path;
    private readonly WrittenFile? _file;
    private readonly TableFolder? _tables;

    private ReportOutput(Stream stream, string? path, WrittenFile? file = null, TableFolder? tables = null)
    {
        _stream = stream;
        _path = path;
        _file = file;
        _tables = tables;
        Stream = new HeldStream(stream);
    }

    /// <summary>The stream to write reports to; a folder has none.</summary>
    internal HeldStream Stream { get; }

    /// <summary>Its name in error messages.</summary>
    internal string Name => _path ?? "standard output";

    /// <summary>Whether a path is that of a folder: there is one, or it says so.</summary>
    internal static bool IsFolder(string path) => Directory.Exists(path) || Path.EndsInDirectorySeparator(path);

    /// <summary>Opens a file, or standard output if no path is given.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="takesFolder">Whether the format is one that is written into folders, too.</param>
    /// <param name="interruption">The signals that are caught; null if none are.</param>
    internal static ReportOutput Open(string? path, bool takesFolder = false, Interruption? interruption = null)
    {
        if (path is null)
        {
            return new ReportOutput(StandardOutput.Open(), null);
        }

        try
        {
            if (takesFolder && IsFolder(path))
            {
                return OpenFolder(path);
            }

            if (Directory.Exists(path))
            {
                throw new UsageException($"{path}: is a folder");
            }

            // A file of that name without the separator would be written otherwise.
            if (Path.EndsInDirectorySeparator(path))
            {
                throw new UsageException($"{path}: names a folder, but this is written to a file");
            }

            // A pipe that nobody reads from is opened for ever.
            var file = interruption is not null && FileStatus.Of(path)?.Kind == FileKind.Other
                ? interruption.RunBlocking(() => new WrittenFile(path))
                : new WrittenFile(path);
            return new ReportOutput(file.Stream, path, file);
        }
        catch (DirectoryNotFoundException e)
        {
            throw new UsageException($"{path}: no such folder", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UsageException($"{path}: cannot be written ({FileFault.Reason(e)})", e);
        }
    }

    /// <summary>The writer of reports in a format.</summary>
    internal IReportWriter CreateWriter(ReportOptions options) => _tables ?? ReportWriters.Create(Stream, options);

    /// <summary>Gives the file its final name. Without this call, nothing is left behind.</summary>
    internal void Complete()
    {
        Stream.Release();
        _file?.Complete();
    }

    public void Dispose()
    {
        _tables?.Dispose();
        _file?.Dispose();
        _stream.Dispose();
        Stream.Dispose();
    }

    private static ReportOutput OpenFolder(string path)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Directory.Exists(folder) || Directory.Exists(Path.GetDirectoryName(folder))
            ? new ReportOutput(System.IO.Stream.Null, path, tables: new TableFolder(folder))
            : throw new UsageException($"{path}: no such folder");
    }
}
