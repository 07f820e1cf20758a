namespace ForgeryCheck.Identifiers;

/// <summary>What accompanies an id and helps to decode it.</summary>
internal readonly ref struct IdContext
{
    /// <summary>The date of the line, in milliseconds since 1970-01-01 UTC; null if it has none. Cyclic clocks are decoded near it.</summary>
    public long? Near { get; init; }

    /// <summary>The zone of that date, in minutes east of UTC; null if none is given.</summary>
    public int? OffsetMinutes { get; init; }

    /// <summary>The host that wrote the line, or the right-hand side of a Message-ID.</summary>
    public ReadOnlySpan<byte> Host { get; init; }

    /// <summary>The address of the host that wrote the line.</summary>
    public HostAddress? Address { get; init; }

    /// <summary>The context of a Received line's id.</summary>
    public static IdContext Of(ReceivedLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return new IdContext
        {
            Near = line.Date.HasTime ? line.Date.UnixMilliseconds : null,
            OffsetMinutes = line.Date.OffsetMinutes,
            Host = line.ByName,
            Address = line.ByAddress,
        };
    }
}
