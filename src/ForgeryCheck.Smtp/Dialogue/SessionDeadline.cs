namespace ForgeryCheck.Smtp.Dialogue;

/// <summary>
/// When a session's time is over. One watch looks at all sessions now and then, so that no timer is made for each read, and a deadline holds for a whole request
/// however many bytes it comes in: a timeout for each read keeps a client that sends a byte now and then for ever.
/// </summary>
internal sealed class SessionDeadline
{
    private const long Never = long.MaxValue;
    private long _at = Never;

    /// <summary>The present, in milliseconds of a clock that nobody sets.</summary>
    internal static long Now => Environment.TickCount64;

    /// <summary>Sets it.</summary>
    /// <param name="from">The time that it counts from.</param>
    /// <param name="time">How long; zero for no limit.</param>
    /// <param name="latest">Not later than this.</param>
    internal void Set(long from, TimeSpan time, long latest)
    {
        var at = time > TimeSpan.Zero ? from + (long)time.TotalMilliseconds : Never;
        Volatile.Write(ref _at, Math.Min(at, latest));
    }

    /// <summary>Takes it away: what is waited for now has bounds of its own.</summary>
    internal void Lift() => Volatile.Write(ref _at, Never);

    /// <summary>Whether it is over.</summary>
    internal bool IsOver(long now) => now >= Volatile.Read(ref _at);

    /// <summary>A time as many milliseconds from now; never where it is zero.</summary>
    internal static long In(TimeSpan time) => time > TimeSpan.Zero ? Now + (long)time.TotalMilliseconds : Never;
}
