using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>What stands beside an id and helps to read it.</summary>
internal readonly ref struct IdContext
{
    /// <summary>The date of the line, in milliseconds since 1970-01-01 UTC; null where it has none. Clocks that run in a cycle are read near it.</summary>
    public long? Near { get; init; }

    /// <summary>The zone of that date, in minutes east of UTC; null where none is given.</summary>
    public int? OffsetMinutes { get; init; }

    /// <summary>The host that wrote the line, or the right side of a Message-ID.</summary>
    public ReadOnlySpan<byte> Host { get; init; }

    /// <summary>The address of the host that wrote the line.</summary>
    public HostAddress? Address { get; init; }

    /// <summary>What stands beside the id of a Received line.</summary>
    public static IdContext Of(ReceivedLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return new IdContext
        {
            Near = line.Date.HasTime ? line.Date.UnixMilliseconds : null,
            OffsetMinutes = line.Date.OffsetMinutes,
            Host = line.Raw(TraceField.By),
            Address = line.ByAddress,
        };
    }
}
