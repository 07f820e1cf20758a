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
}
