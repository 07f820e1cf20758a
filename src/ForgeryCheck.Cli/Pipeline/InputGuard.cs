using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Imap;
using ForgeryCheck.Files;
using ForgeryCheck.Inputs;

namespace ForgeryCheck.Cli.Pipeline;

/// <summary>Sees to it that no output takes the place of mail that is read, of which there may be no other copy, nor that of another output.</summary>
internal static class InputGuard
{
    /// <summary>Compares an output with the inputs, by which files they are and not by their names.</summary>
    /// <param name="output">The path that will be written; null for standard output.</param>
    /// <param name="inputs">The paths that will be read.</param>
    /// <exception cref="UsageException">One is the other.</exception>
    internal static void Check(string? output, IEnumerable<string> inputs)
    {
        if (Identity(output ?? "/dev/stdout") is not { } written)
        {
            return;
        }

        foreach (var input in inputs.Where(input => !ImapAddress.IsOne(input)))
        {
            var path = input == "-" ? "/dev/stdin"
                : !Directory.Exists(input) ? input
                : MailReader.FilesIn(input).FirstOrDefault(file => Identity(file) == written) is { } file && MailReader.HasMail(file) ? file
                : null;
            if (path is not null && Identity(path) == written)
            {
                throw new UsageException($"{output ?? "standard output"}: would overwrite {(input == "-" ? "the file on standard input" : $"the input {path}")}");
            }
        }
    }

    /// <summary>Compares two outputs, by which files they are and not by their names; of a file that is not there yet, by where it will be.</summary>
    /// <param name="first">An option and its path; null for standard output.</param>
    /// <param name="second">Another option and its path.</param>
    /// <exception cref="UsageException">They are one file. A device or a pipe takes both.</exception>
    internal static void Apart((string Option, string? Path) first, (string Option, string Path) second)
    {
        if (Place(first.Path ?? "/dev/stdout") is { } place && place == Place(second.Path))
        {
            throw new UsageException($"{second.Option} and {first.Option} name the same file, {second.Path}: give each a file of its own");
        }
    }

    private static string? Place(string path)
    {
        try
        {
            return FileStatus.Of(path) is { Kind: not FileKind.Folder } ? Identity(path) : RealPath.Of(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // It cannot be written either, which whoever opens it will say.
            return null;
        }
    }

    // Pipes and devices are not overwritten. Where files have no numbers, two names of one file pass for two files, unless one is a link.
    private static string? Identity(string path) => FileStatus.Of(path) is { } status
        ? status.Kind == FileKind.Regular ? $"{status.Identity.Device}:{status.Identity.Number}" : null
        : File.Exists(path) ? RealPath.Of(path) : null;
}
