namespace ForgeryCheck.Smtp.Spool;

/// <summary>
/// Finds many messages of a Maildir, one after the other. The folder cur is listed once and again when it has changed, not for each message. Not
/// thread-safe.
/// </summary>
internal sealed class MaildirSearch(MaildirFolders folders)
{
    // The time of a folder may be some milliseconds coarse: what happens to it right after it was listed may leave its time as it was.
    private static readonly TimeSpan Coarse = TimeSpan.FromSeconds(2);

    private Dictionary<string, string>? _listed;
    private DateTime _changed;

    /// <summary>The current path of a message; null if it is gone.</summary>
    internal string? Find(string name)
    {
        var path = Path.Combine(folders.New, name);
        if (File.Exists(path))
        {
            return path;
        }

        if (_listed is null || Directory.GetLastWriteTimeUtc(folders.Cur) != _changed)
        {
            _listed = List();
        }

        return _listed.GetValueOrDefault(name);
    }

    private Dictionary<string, string> List()
    {
        var changed = Directory.GetLastWriteTimeUtc(folders.Cur);
        _changed = DateTime.UtcNow - changed > Coarse ? changed : DateTime.MinValue;
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folders.Cur))
        {
            paths.TryAdd(MaildirName.WithoutFlags(Path.GetFileName(path)), path);
        }

        return paths;
    }
}
