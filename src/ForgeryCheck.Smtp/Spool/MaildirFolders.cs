using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>The folders of a Maildir and those we add.</summary>
internal sealed class MaildirFolders : IDisposable
{
    internal MaildirFolders(string spool)
    {
        Tmp = SpoolDisk.MakeFolder(spool, "tmp");
        New = SpoolDisk.MakeFolder(spool, "new");
        Cur = SpoolDisk.MakeFolder(spool, "cur");
        Facts = SpoolDisk.MakeFolder(spool, "facts");
        Journal = SpoolDisk.MakeFolder(spool, "journal");
        NewHandle = SpoolDisk.OpenFolder(New);
        JournalHandle = SpoolDisk.OpenFolder(Journal);
    }

    internal string Tmp { get; }

    internal string New { get; }

    internal string Cur { get; }

    internal string Facts { get; }

    internal string Journal { get; }

    internal SafeFileHandle? NewHandle { get; }

    internal SafeFileHandle? JournalHandle { get; }

    /// <summary>All messages, including those that a mail reader has moved.</summary>
    internal IEnumerable<FileInfo> Messages() => new[] { New, Cur }.SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles());

    /// <summary>The paths of the journals, the newest first.</summary>
    internal IEnumerable<string> Journals() => Directory.GetFiles(Journal, "*.ndjson").OrderDescending(StringComparer.Ordinal);

    /// <summary>The current path of a message; null if it is gone. To find many, <see cref="MaildirSearch"/> is faster.</summary>
    internal string? Find(string name)
    {
        var path = Path.Combine(New, name);
        return File.Exists(path) ? path : Directory.EnumerateFiles(Cur, name + "*").FirstOrDefault(p => MaildirName.WithoutFlags(Path.GetFileName(p)) == name);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NewHandle?.Dispose();
        JournalHandle?.Dispose();
    }
}
