namespace ForgeryCheck.Tests.Names;

/// <summary>A clock that a test moves. Its timers are the system's, so that waiting still ends.</summary>
internal sealed class ManualClock : TimeProvider
{
    private long _ticks = new DateTime(2024, 5, 1, 10, 0, 0, DateTimeKind.Utc).Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
