using System.Security.Cryptography;
using ForgeryCheck.Files;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Web.Kept;

/// <summary>Reports in a folder, as they were written: a permalink shows the same next year, whatever the rules are then. Thread-safe.</summary>
internal sealed class KeptReports
{
    private const int IdLength = 32;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private const string Unfinished = ".new";
    private readonly string _folder;

    /// <summary>Opens the folder, and makes it if need be.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">Permission is denied.</exception>
    internal KeptReports(string folder)
    {
        _folder = folder;
        Make(folder);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & Others) != 0)
        {
            // Whoever can list the folder knows all links.
            throw new IOException($"--keep {folder}: other users may read this folder; run 'chmod 700' on it");
        }
    }

    /// <summary>A permalink for a report to come.</summary>
    internal static KeptLink NewLink() => new(RandomNumberGenerator.GetHexString(IdLength, lowercase: true));

    /// <summary>Writes a report in several formats.</summary>
    /// <param name="link">Its permalink.</param>
    /// <param name="files">The extension and the content of each file.</param>
    /// <exception cref="IOException">A file cannot be written; none is left.</exception>
    internal void Save(KeptLink link, IReadOnlyList<(string Extension, HeldOutput Content)> files)
    {
        try
        {
            foreach (var (extension, content) in files)
            {
                var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
                if (!OperatingSystem.IsWindows())
                {
                    options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                }

                using var file = new FileStream(PathOf(link.Id, extension + Unfinished), options);
                content.CopyTo(file);
            }

            foreach (var (extension, _) in files)
            {
                File.Move(PathOf(link.Id, extension + Unfinished), PathOf(link.Id, extension));
            }
        }
        catch
        {
            foreach (var (extension, _) in files)
            {
                Delete(PathOf(link.Id, extension + Unfinished));
                Delete(PathOf(link.Id, extension));
            }

            throw;
        }
    }

    private static void Make(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--keep {folder}: cannot be made ({FileFault.Reason(e)})", e);
        }
    }

    // What cannot be deleted stays: the error that led here says more than another one would.
    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>Opens a report; null if there is none.</summary>
    /// <param name="id">What a client says is the id of a permalink.</param>
    /// <param name="extension">The extension, one of ours.</param>
    internal FileStream? Open(string id, string extension)
    {
        if (id.Length != IdLength || !id.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        try
        {
            return new FileStream(PathOf(id, extension), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private string PathOf(string id, string extension) => Path.Combine(_folder, $"{id}.{extension}");
}
