using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>What an id says.</summary>
public readonly record struct DecodedId
{
    /// <summary>The kind that it was read as.</summary>
    public required IdentifierKind Kind { get; init; }

    /// <summary>The earliest moment that the id can mean, in milliseconds since 1970-01-01 UTC; null where it holds no time.</summary>
    public long? UnixMilliseconds { get; init; }

    /// <summary>How coarse the id's clock is: it was minted at <see cref="UnixMilliseconds"/> or less than this many milliseconds later.</summary>
    public long WidthMilliseconds { get; init; }

    /// <summary>After how many milliseconds the id's clock starts again; the turn nearest to the line's date was taken. 0 where it never does.</summary>
    public long CycleMilliseconds { get; init; }

    /// <summary>Which clock the time was read from.</summary>
    internal IdZone Zone { get; init; }

    /// <summary>How sure the decoding is.</summary>
    internal IdCertainty Certainty { get; init; }

    /// <summary>Whether the host told inside the id is the host that wrote the line.</summary>
    internal IdMatch HostMatch { get; init; }

    /// <summary>Whether the address told inside the id is that of the host that wrote the line.</summary>
    internal IdMatch AddressMatch { get; init; }

    /// <summary>The address inside the id.</summary>
    public HostAddress? Address { get; init; }

    /// <summary>The number of the process that minted the id.</summary>
    public long? Process { get; init; }

    /// <summary>The inode of the queue file.</summary>
    public long? Inode { get; init; }

    /// <summary>The fraction of the second, in microseconds, where the id tells it.</summary>
    public int? Microseconds { get; init; }

    /// <summary>The hour of the day at the server, where that is all the id tells.</summary>
    public int? HourOfDay { get; init; }

    /// <summary>Exim's localhost_number.</summary>
    public int? HostNumber { get; init; }

    /// <summary>What the program, or which place, the id says it comes from: "delivery", "eu-west-1".</summary>
    public string? Role { get; init; }

    /// <summary>The earliest moment that the id can mean.</summary>
    public DateTimeOffset? Time => UnixMilliseconds is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;

    /// <summary>
    /// The id's time minus another, in milliseconds, to the nearest end of what the id can mean: positive where the id is later, 0 where the
    /// time lies within; null where the id holds no time. An honest id is minted before its line is written, so it is 0 or negative.
    /// </summary>
    public long? SkewFrom(long unixMilliseconds)
    {
        if (UnixMilliseconds is not { } first)
        {
            return null;
        }

        // Dates of lines have whole seconds: a clock as fine as that has no inside.
        var last = first + Math.Max(0, WidthMilliseconds - 1000);
        return unixMilliseconds < first ? first - unixMilliseconds : unixMilliseconds > last ? last - unixMilliseconds : 0;
    }
}
