using ForgeryCheck.Laboratory.Tests.World;

namespace ForgeryCheck.Laboratory.Tests.Servers;

/// <summary>The files of a laboratory: a folder for each server, one for the mail that arrives, and one for the reports.</summary>
/// <param name="Root">The folder with all of it.</param>
/// <param name="Mailboxes">The local parts that each company has a mailbox for.</param>
internal sealed record Premises(string Root, IReadOnlyList<string> Mailboxes)
{
    /// <summary>The folder of a host's server.</summary>
    internal string FolderOf(Host host) => Directory.CreateDirectory(Path.Combine(Root, host.Name)).FullName;

    /// <summary>The mail of a domain: a Maildir for each mailbox.</summary>
    internal string MailOf(string domain) => Open(Path.Combine(Root, "mail", domain));

    /// <summary>The message that a mailbox holds; null until it has arrived.</summary>
    internal string? Find(string domain, string mailbox)
    {
        var folder = Path.Combine(MailOf(domain), mailbox, "new");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).FirstOrDefault() : null;
    }

    // Mail servers give root up, each for another user.
    private static string Open(string folder)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(folder, (UnixFileMode)0x1FF);
        }

        return folder;
    }
}
