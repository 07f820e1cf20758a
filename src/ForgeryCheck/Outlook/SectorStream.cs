using ForgeryCheck.Unpacking;

namespace ForgeryCheck.Outlook;

/// <summary>The bytes of a chain of sectors.</summary>
/// <param name="sectors">The sectors.</param>
/// <param name="sectorSize">The size of one.</param>
/// <param name="size">The bytes of the stream, which may end within a sector.</param>
/// <param name="read">Reads from a place in a sector.</param>
internal sealed class SectorStream(IEnumerable<uint> sectors, int sectorSize, ulong size, Action<uint, int, Span<byte>> read) : ForwardStream
{
    private readonly IEnumerator<uint> _sectors = sectors.GetEnumerator();
    private ulong _left = size;
    private int _offset = -1;

    public override int Read(Span<byte> buffer)
    {
        if (_left == 0 || buffer.IsEmpty)
        {
            return 0;
        }

        if (_offset < 0 || _offset == sectorSize)
        {
            if (!_sectors.MoveNext())
            {
                throw new UnreadableException("the Outlook message is broken: a sector chain ends too early");
            }

            _offset = 0;
        }

        var count = (int)Math.Min((ulong)Math.Min(buffer.Length, sectorSize - _offset), _left);
        read(_sectors.Current, _offset, buffer[..count]);
        _offset += count;
        _left -= (ulong)count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _sectors.Dispose();
        }

        base.Dispose(disposing);
    }
}
