namespace ForgeryCheck.Smtp.Spool;

/// <summary>Where a store has a message; the default value if it has none.</summary>
/// <param name="File">The file, without its folder; null if nothing was stored.</param>
/// <param name="Place">Where in that file.</param>
internal readonly record struct KeptAt(string? File, KeptPlace Place);
