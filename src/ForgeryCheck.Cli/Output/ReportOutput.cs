using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Reports;
using ForgeryCheck.Reports.Tables;

namespace ForgeryCheck.Cli.Output;

/// <summary>The destination of reports: standard output, a file that gets its name only once it is complete, or a folder of tables, to which the same applies.</summary>
internal sealed class ReportOutput : IDisposable
{
    private readonly Stream _stream;
    private readonly string? _target;
    private readonly TableFolder? _tables;
    private string? _aside;

    private ReportOutput(Stream stream, string? target, string? aside)
    {
        _stream = stream;
        _target = target;
        _aside = aside;
        Stream = new HeldStream(stream);
    }

    private ReportOutput(string name, TableFolder tables)
        : this(System.IO.Stream.Null, name, null) => _tables = tables;

    /// <summary>The stream to write reports to; a folder has none.</summary>
    internal HeldStream Stream { get; }

    /// <summary>Its name in error messages.</summary>
    internal string Name => _target ?? "standard output";

    /// <summary>Whether a path is that of a folder: there is one, or it says so.</summary>
    internal static bool IsFolder(string path) => Directory.Exists(path) || Path.EndsInDirectorySeparator(path);

    /// <summary>Opens a file, or standard output if no path is given.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="takesFolder">Whether the format is one that is written into folders, too.</param>
    internal static ReportOutput Open(string? path, bool takesFolder = false)
    {
        if (path is null)
        {
            return new ReportOutput(StandardOutput.Open(), null, null);
        }

        try
        {
            if (takesFolder && IsFolder(path))
            {
                return OpenFolder(path);
            }

            var target = Target(path);
            // A device (/dev/null, the pipe of a shell's ">(...)") cannot be replaced by renaming.
            if (target.StartsWith("/dev/", StringComparison.Ordinal))
            {
                return new ReportOutput(new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0), path, null);
            }

            if (Directory.Exists(target))
            {
                throw new UsageException($"{path}: is a folder");
            }

            if (!Directory.Exists(Path.GetDirectoryName(target)))
            {
                throw new UsageException($"{path}: no such folder");
            }

            var aside = $"{target}.{Environment.ProcessId}.part";
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 };
            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                // Anyone barred from reading the old report must not be able to read the new one.
                options.UnixCreateMode = File.GetUnixFileMode(target);
            }

            return new ReportOutput(new FileStream(aside, options), target, aside);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UsageException($"{path}: cannot be written ({e.Message})", e);
        }
    }

    /// <summary>The writer of reports in a format.</summary>
    internal IReportWriter CreateWriter(ReportOptions options) => _tables ?? ReportWriters.Create(Stream, options);

    /// <summary>Gives the file its final name. Without this call, nothing is left behind.</summary>
    internal void Complete()
    {
        Stream.Release();
        if (_aside is null)
        {
            return;
        }

        _stream.Dispose();
        File.Move(_aside, _target!, overwrite: true);
        _aside = null;
    }

    public void Dispose()
    {
        _tables?.Dispose();
        _stream.Dispose();
        Stream.Dispose();
        if (_aside is not null)
        {
            File.Delete(_aside);
            _aside = null;
        }
    }

    private static ReportOutput OpenFolder(string path)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Directory.Exists(folder) || Directory.Exists(Path.GetDirectoryName(folder)) ? new ReportOutput(path, new TableFolder(folder)) : throw new UsageException($"{path}: no such folder");
    }

    // A symbolic link stays one: its target is replaced. The target of /dev/stdout has no name that can be opened.
    private static string Target(string path) =>
        !Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal) && File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } link ? link.FullName : Path.GetFullPath(path);
}
