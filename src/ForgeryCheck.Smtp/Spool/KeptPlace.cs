namespace ForgeryCheck.Smtp.Spool;

/// <summary>Where a message is in a file.</summary>
/// <param name="Offset">Offset of its first byte.</param>
/// <param name="Stored">Its length in the file: greater than that of the message if lines had to be quoted.</param>
/// <param name="Length">Length of the message.</param>
/// <param name="Checksum">CRC-32C of the message.</param>
internal readonly record struct KeptPlace(long Offset, long Stored, long Length, uint Checksum)
{
    /// <summary>The offset after the last byte.</summary>
    internal long End => Offset + Stored;
}
