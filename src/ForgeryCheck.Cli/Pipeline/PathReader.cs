using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Imap;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Cli.Pipeline;

/// <summary>Reads what a user named on the command line.</summary>
internal static class PathReader
{
    /// <summary>Reads a file, a folder, or "-" for standard input; a path that does not exist is reported with one that was probably meant.</summary>
    /// <param name="path">What the user named.</param>
    /// <param name="open">Opens it, or a file in it.</param>
    /// <param name="options">What to read beyond headers.</param>
    internal static IEnumerable<MailInput> Read(string path, Func<string, Stream> open, MailReadOptions? options = null) =>
        MailReader.Read([path], open, options).Select(input => input is MailInput.Unreadable lost && lost.Source == path && !Exists(path)
            ? lost with { Reason = lost.Reason + NearPath.Hint(path) }
            : input);

    /// <summary>Opens a file, or standard input.</summary>
    internal static Stream Open(string path) => path == "-" ? Console.OpenStandardInput() : MailReader.Open(path);

    /// <summary>The folder that everything which is read lies in, with a slash at its end; empty if it is not known.</summary>
    internal static string Folder(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0 || paths.Any(path => path == "-" || ImapAddress.IsOne(path)))
        {
            return "";
        }

        var common = FolderOf(paths[0]);
        foreach (var folder in paths.Skip(1).Select(FolderOf))
        {
            var length = common.AsSpan().CommonPrefixLength(folder);
            common = common[..(common.AsSpan(0, length).LastIndexOf('/') + 1)];
        }

        return common;
    }

    private static string FolderOf(string path) => Directory.Exists(path) ? Path.TrimEndingDirectorySeparator(path) + "/" : path[..(path.LastIndexOf('/') + 1)];

    private static bool Exists(string path) => path == "-" || File.Exists(path) || Directory.Exists(path);
}
