namespace ForgeryCheck.Smtp.Spool;

/// <summary>What became of reading a stored message.</summary>
internal enum CopyOutcome
{
    /// <summary>It is gone, or cannot be read.</summary>
    Gone,

    /// <summary>Its bytes are not those that were stored: somebody changed the file, or the disk did.</summary>
    Changed,

    /// <summary>Its bytes are those that were stored.</summary>
    Sound,
}
