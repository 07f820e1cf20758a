namespace ForgeryCheck.Smtp.Spool;

/// <summary>Where the bytes of a message stand in a file.</summary>
/// <param name="Offset">The first of them.</param>
/// <param name="Stored">How many there are in the file: more than the message has where lines had to be quoted.</param>
/// <param name="Length">Bytes of the message.</param>
/// <param name="Checksum">CRC-32C of the message.</param>
internal readonly record struct KeptPlace(long Offset, long Stored, long Length, uint Checksum)
{
    /// <summary>The offset behind the last byte.</summary>
    internal long End => Offset + Stored;
}
