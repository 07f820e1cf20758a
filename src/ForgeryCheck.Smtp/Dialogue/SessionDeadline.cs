namespace ForgeryCheck.Smtp.Dialogue;

/// <summary>
/// A session's deadline. One watch checks all sessions periodically, so no timer is needed per read, and a deadline covers a whole request however
/// many reads it takes: with a timeout per read, a client that sends a byte now and then could stay for ever.
/// </summary>
internal sealed class SessionDeadline
{
    private const long Never = long.MaxValue;
    private long _at = Never;

    /// <summary>The current time, in milliseconds of a monotonic clock.</summary>
    internal static long Now => Environment.TickCount64;

    /// <summary>Sets the deadline.</summary>
    /// <param name="from">The start of the time allowed.</param>
    /// <param name="time">The time allowed; zero for no limit.</param>
    /// <param name="latest">Never later than this.</param>
    internal void Set(long from, TimeSpan time, long latest)
    {
        var at = time > TimeSpan.Zero ? from + (long)time.TotalMilliseconds : Never;
        Volatile.Write(ref _at, Math.Min(at, latest));
    }

    /// <summary>Removes the deadline: what the session waits for now has limits of its own.</summary>
    internal void Lift() => Volatile.Write(ref _at, Never);

    /// <summary>Whether the deadline has passed.</summary>
    internal bool IsOver(long now) => now >= Volatile.Read(ref _at);

    /// <summary>The given time from now; never if it is zero.</summary>
    internal static long In(TimeSpan time) => time > TimeSpan.Zero ? Now + (long)time.TotalMilliseconds : Never;
}
