namespace ForgeryCheck.Files;

/// <summary>Why a file cannot be read or written, for a line that names the file itself.</summary>
internal static class FileFault
{
    private const string Path = " : '";

    // What .NET says of a folder that is to be made where a file is.
    private const string Exists = "' already exists.";

    /// <summary>The reason, without the path that .NET adds to it.</summary>
    internal static string Reason(Exception fault) => fault switch
    {
        UnauthorizedAccessException => "permission denied",
        DirectoryNotFoundException => "no such folder",
        FileNotFoundException => "no such file",
        { Message: var message } when message.StartsWith("The file '", StringComparison.Ordinal) && message.EndsWith(Exists, StringComparison.Ordinal) => "it is a file, not a folder",
        { Message: var message } => message.EndsWith('\'') && message.LastIndexOf(Path, StringComparison.Ordinal) is > 0 and var end ? message[..end] : message,
    };
}
