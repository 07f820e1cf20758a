using ForgeryCheck.Cli.Conventions;
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

    private static bool Exists(string path) => path == "-" || File.Exists(path) || Directory.Exists(path);
}
