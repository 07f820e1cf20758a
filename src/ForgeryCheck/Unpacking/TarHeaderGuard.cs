namespace ForgeryCheck.Unpacking;

/// <summary>
/// A tar of which only so much is read at once. .NET's reader fills a buffer with a whole extended header, of the size that the archive states; anything
/// else it reads in small pieces.
/// </summary>
internal sealed class TarHeaderGuard(Stream archive) : ForwardStream
{
    public override int Read(Span<byte> buffer) => buffer.Length <= UnpackingLimits.TarHeaderBytes
        ? archive.Read(buffer)
        : throw new UnreadableException("the tar archive has an extended header of more than 1 MiB");
}
