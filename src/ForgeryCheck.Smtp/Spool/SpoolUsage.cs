using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>How full the spool is. Safe to ask from many threads: it looks at the disk four times a second at most.</summary>
/// <param name="folder">The spool.</param>
/// <param name="limits">Its bounds.</param>
internal sealed class SpoolUsage(string folder, SpoolLimits limits)
{
    private const int Fresh = 250;

    /// <summary>What must be free for the smallest message: a folder, a journal and a report grow beside it.</summary>
    private const long Least = 1 << 16;

    private readonly DriveInfo _drive = new(folder);
    private long _bytes;
    private long _messages;
    private long _free;
    private long _lookAgain = long.MinValue;

    /// <summary>Bytes of all messages kept.</summary>
    internal long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Number of messages kept.</summary>
    internal long Messages => Interlocked.Read(ref _messages);

    /// <summary>Counts messages that were kept, or removed where the numbers are below zero.</summary>
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

    // A disk that cannot be asked shows its state when it is written to.
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
