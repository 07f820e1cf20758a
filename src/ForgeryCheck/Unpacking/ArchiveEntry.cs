namespace ForgeryCheck.Unpacking;

/// <summary>A file in an archive.</summary>
/// <param name="Name">Its name there, which is nothing but a name: no file is ever written.</param>
/// <param name="Open">Opens it; of a tar, only before the next entry is read.</param>
internal readonly record struct ArchiveEntry(string Name, Func<Stream> Open);
