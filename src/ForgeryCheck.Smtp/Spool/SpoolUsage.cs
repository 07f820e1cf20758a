using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>How full the spool is. Thread-safe: it checks the disk at most four times a second.</summary>
/// <param name="folder">The spool.</param>
/// <param name="limits">Its limits.</param>
internal sealed class SpoolUsage(string folder, SpoolLimits limits)
{
    private const int Fresh = 250;

    /// <summary>Space required even for the smallest message: folder, journal and reports grow too.</summary>
    private const long Least = 1 << 16;

    private readonly DriveInfo _drive = new(folder);
    private long _bytes;
    private long _messages;
    private long _free;
    private long _lookAgain = long.MinValue;

    /// <summary>Total size of stored messages.</summary>
    internal long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Number of stored messages.</summary>
    internal long Messages => Interlocked.Read(ref _messages);

    /// <summary>Counts stored messages, or with negative numbers removed ones.</summary>
    internal void Add(long messages, long bytes)
    {
        Interlocked.Add(ref _messages, messages);
        Interlocked.Add(ref _bytes, bytes);
        Interlocked.Add(ref _free, -bytes);
    }

    /// <summary>Whether a message of that size fits within the limits, and on the disk with half its size to spare.</summary>
    internal bool HasRoom(long size)
    {
        if ((limits.Messages > 0 && Messages >= limits.Messages) || (limits.Bytes > 0 && (Bytes >= limits.Bytes || size > limits.Bytes - Bytes)))
        {
            return false;
        }

        var now = Environment.TickCount64;
        var due = Interlocked.Read(ref _lookAgain);
        if (now >= due && Interlocked.CompareExchange(ref _lookAgain, now + Fresh, due) == due)
        {
            Interlocked.Exchange(ref _free, Free());
        }

        var needed = Math.Max(size, Least);
        return Interlocked.Read(ref _free) - needed >= needed / 2;
    }

    // If the free space is unknown, a full disk shows when it is written to.
    private long Free()
    {
        try
        {
            return _drive.AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return long.MaxValue / 2;
        }
    }
}
