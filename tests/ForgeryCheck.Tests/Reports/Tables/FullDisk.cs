namespace ForgeryCheck.Tests.Reports.Tables;

/// <summary>A file on a disk with room for so many more bytes. When it is closed, it fails again, as a file with a buffer does.</summary>
internal sealed class FullDisk(string path, FileMode mode, int room) : FileStream(path, mode, mode == FileMode.Open ? FileAccess.Read : FileAccess.Write, FileShare.Read, 0)
{
    private int _room = room;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length > _room)
        {
            _room = -1;
            throw Full();
        }

        _room -= buffer.Length;
        base.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _room < 0)
        {
            throw Full();
        }
    }

    private static IOException Full() => new("No space left on device");
}
