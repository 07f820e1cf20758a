using System.IO.Compression;

namespace ForgeryCheck.Reports.Tables;

/// <summary>
/// The hidden folder of a run, in which it writes its files before they get their places. No file stays open, so that there may be any number.
/// </summary>
/// <param name="folder">The folder of all tables.</param>
/// <param name="run">The id of the run.</param>
/// <param name="open">Opens a file.</param>
internal sealed class TableScratch(string folder, string run, Func<string, FileMode, Stream> open)
{
    private readonly string _hidden = Path.Combine(folder, $".{run}");
    private readonly string _name = $"{run}.parquet";

    private bool _madeFolder;

    /// <summary>Makes the hidden folder, and the one it is in if that is missing.</summary>
    internal void Create()
    {
        _madeFolder = !Directory.Exists(folder);
        Directory.CreateDirectory(_hidden);
    }

    /// <summary>Creates the file of a part.</summary>
    internal void Create(TablePart part, Action<Stream> write)
    {
        using var file = open(Hidden(part, _name), FileMode.CreateNew);
        write(file);
    }

    /// <summary>Adds rows of a part to those that were set aside: as a member of a gzip file (RFC 1952 section 2.2), compressed to a fraction in little time.</summary>
    internal void SetAside(TablePart part, Action<Stream> save)
    {
        using var file = new BufferedStream(new GZipStream(open(Hidden(part, "rows.gz"), FileMode.Append), CompressionLevel.Fastest), 1 << 14);
        save(file);
    }

    /// <summary>Reads the rows of a part that were set aside, and deletes them.</summary>
    internal void TakeBack(TablePart part, Action<Stream> load)
    {
        var path = Hidden(part, "rows.gz");
        using (var file = new BufferedStream(new GZipStream(open(path, FileMode.Open), CompressionMode.Decompress), 1 << 14))
        {
            load(file);
        }

        File.Delete(path);
    }

    /// <summary>
    /// Moves the files of parts to their places. Those of the messages are last: whoever finds a message finds its hops and findings. If one cannot be moved, those
    /// that were are deleted.
    /// </summary>
    internal void Publish(IReadOnlyList<TablePart> parts)
    {
        foreach (var part in parts)
        {
            Directory.CreateDirectory(Path.Combine(folder, part.Folder));
        }

        var moved = new List<string>();
        try
        {
            foreach (var part in parts.OrderByDescending(part => part.Rows))
            {
                var target = Path.Combine(folder, part.Folder, _name);
                File.Move(Hidden(part, _name), target);
                moved.Add(target);
            }
        }
        catch
        {
            moved.ForEach(File.Delete);
            throw;
        }
    }

    /// <summary>
    /// Deletes what has not been moved, and the folder if it was made here and nothing is in it. What cannot be deleted stays: the error that led here
    /// says more than another one would.
    /// </summary>
    internal void Delete()
    {
        try
        {
            Directory.Delete(_hidden, recursive: true);
            if (_madeFolder && !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private string Hidden(TablePart part, string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(_hidden, part.Folder)).FullName, name);
}
