namespace ForgeryCheck.Cli.Conventions;

/// <summary>Why a file cannot be read or written, for a line that names the file itself.</summary>
internal static class FileFault
{
    private const string Path = " : '";

    /// <summary>The reason, without the path that .NET adds to it.</summary>
    internal static string Reason(Exception fault) => fault switch
    {
        UnauthorizedAccessException => "permission denied",
        DirectoryNotFoundException => "no such folder",
        FileNotFoundException => "no such file",
        { Message: var message } => message.EndsWith('\'') && message.LastIndexOf(Path, StringComparison.Ordinal) is > 0 and var end ? message[..end] : message,
    };
}
