namespace ForgeryCheck.Inputs;

/// <summary>The archive that a source is an entry of.</summary>
internal enum ArchiveKind
{
    /// <summary>It is a file of its own, or a stream.</summary>
    None,

    /// <summary>A zip: each entry can be read by itself.</summary>
    Zip,

    /// <summary>A tar: what cannot be read of one entry cannot be read of those behind it.</summary>
    Tar,
}
