namespace ForgeryCheck.Messages;

/// <summary>Reads messages from files, folders, mailboxes and streams, one at a time.</summary>
public sealed class MailReader
{
    /// <summary>Reads sources in their order: files, folders (recursive), mailboxes, "-" for standard input.</summary>
    /// <param name="paths">The sources.</param>
    /// <param name="standardInput">What "-" reads.</param>
    public static IEnumerable<MailInput> Read(IEnumerable<string> paths, Stream standardInput) =>
        throw new NotImplementedException(paths?.ToString() + standardInput);
}
