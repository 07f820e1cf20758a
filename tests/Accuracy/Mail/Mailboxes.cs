namespace ForgeryCheck.Accuracy.Mail;

/// <summary>The mailboxes that a command is to read.</summary>
internal static class Mailboxes
{
    /// <summary>Files as given; of a folder, all its mailboxes by name.</summary>
    internal static IReadOnlyList<string> Of(IEnumerable<string> paths) =>
        [.. paths.SelectMany(p => Directory.Exists(p)
            ? Directory.EnumerateFiles(p).Where(IsMailbox).Order(StringComparer.Ordinal)
            : Enumerable.Repeat(p, 1))];

    /// <summary>Genuine mail, as the corpora label it.</summary>
    internal static bool IsHam(string path) => Path.GetFileName(path).StartsWith("ham", StringComparison.Ordinal);

    internal static bool IsMailbox(string path) =>
        path.EndsWith(".mbox", StringComparison.Ordinal) || path.EndsWith(".mbox.gz", StringComparison.Ordinal);

    /// <summary>Writes header blocks as a mailbox of the kind that forgebench reads, and says where.</summary>
    internal static string Write(string folder, string name, IEnumerable<Judged> messages)
    {
        var path = Path.Combine(folder, name + ".mbox");
        using var output = File.Create(path);
        foreach (var one in messages)
        {
            var header = one.Message.Header.Bytes.Span;
            output.Write("From bench@localhost Thu Jan  1 00:00:00 1970\n"u8);
            output.Write(header.TrimEnd("\r\n"u8));
            output.Write("\n\n"u8);
        }

        return path;
    }
}
