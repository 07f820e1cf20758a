namespace ForgeryCheck.Identifiers;

/// <summary>What an id encodes.</summary>
public readonly record struct DecodedId
{
    /// <summary>The kind as which it was decoded.</summary>
    public required IdentifierKind Kind { get; init; }

    /// <summary>The earliest moment the id can encode, in milliseconds since 1970-01-01 UTC; null if it has no time.</summary>
    public long? UnixMilliseconds { get; init; }

    /// <summary>
    /// The resolution of the id's clock: it was minted at <see cref="UnixMilliseconds"/> or less than this many milliseconds later.
    /// </summary>
    public long WidthMilliseconds { get; init; }

    /// <summary>The period of the id's clock in milliseconds; the cycle nearest to the line's date was assumed. 0 if it never wraps.</summary>
    public long CycleMilliseconds { get; init; }

    /// <summary>The clock from which the time was read.</summary>
    internal IdZone Zone { get; init; }

    /// <summary>How certain the decoding is.</summary>
    internal IdCertainty Certainty { get; init; }

    /// <summary>Whether the host encoded in the id is the one that wrote the line.</summary>
    internal IdMatch HostMatch { get; init; }

    /// <summary>Whether the address encoded in the id is that of the host that wrote the line.</summary>
    internal IdMatch AddressMatch { get; init; }

    /// <summary>The address encoded in the id.</summary>
    public HostAddress? Address { get; init; }

    /// <summary>The process that minted the id.</summary>
    public long? Process { get; init; }

    /// <summary>The inode of the queue file.</summary>
    public long? Inode { get; init; }

    /// <summary>The fraction of the second, in microseconds, if the id encodes it.</summary>
    public int? Microseconds { get; init; }

    /// <summary>The hour of the day at the server, if that is all the id encodes.</summary>
    public int? HourOfDay { get; init; }

    /// <summary>Exim's localhost_number.</summary>
    public int? HostNumber { get; init; }

    /// <summary>The program or region that the id says it comes from: "delivery", "eu-west-1".</summary>
    public string? Role { get; init; }

    /// <summary>The earliest moment the id can encode.</summary>
    public DateTimeOffset? Time => UnixMilliseconds is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;

    /// <summary>
    /// The id's time minus another, in milliseconds, measured to the nearest end of what the id can encode: positive if the id is later, 0 if the
    /// other lies within; null if the id has no time. A genuine id is minted before its line is written, so it is 0 or negative.
    /// </summary>
    public long? SkewFrom(long unixMilliseconds)
    {
        if (UnixMilliseconds is not { } first)
        {
            return null;
        }

        // Dates of lines have whole seconds: a clock that fine has no interior.
        var last = first + Math.Max(0, WidthMilliseconds - 1000);
        return unixMilliseconds < first ? first - unixMilliseconds : unixMilliseconds > last ? last - unixMilliseconds : 0;
    }
}
