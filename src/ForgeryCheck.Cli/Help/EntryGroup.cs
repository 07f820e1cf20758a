namespace ForgeryCheck.Cli.Help;

/// <summary>Entries under a heading of their own.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Entries">The entries.</param>
internal sealed record EntryGroup(string Title, IReadOnlyList<Entry> Entries);
