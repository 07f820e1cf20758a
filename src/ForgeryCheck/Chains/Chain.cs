namespace ForgeryCheck.Chains;

/// <summary>The hops of one message in order, what joins them, and where trust ends.</summary>
/// <param name="Hops">Top first.</param>
/// <param name="Joints">Top first; one fewer than the hops.</param>
/// <param name="Boundary">The lowest line written by a host the reader trusts.</param>
/// <param name="HandOver">What that line recorded; null where there is none.</param>
public sealed record Chain(IReadOnlyList<Hop> Hops, IReadOnlyList<Joint> Joints, Boundary Boundary, HandOver? HandOver)
{
    /// <summary>The hops below the boundary: all that a stranger may have written, top first.</summary>
    public ArraySegment<Hop> Claimed => Boundary.Line is { } line ? From(line) : ArraySegment<Hop>.Empty;

    /// <summary>The boundary hop and the claimed ones, top first: all lines that tell of a client who may be a stranger.</summary>
    public ArraySegment<Hop> BoundaryAndClaimed => Boundary.Line is { } line ? From(Math.Max(line - 1, 0)) : ArraySegment<Hop>.Empty;

    /// <summary>The boundary hop; null where there is none.</summary>
    public Hop? BoundaryHop => Boundary.Line is > 0 and var line ? Hops[line - 1] : null;

    // Every rule walks over these hops: a segment of an array is walked without an allocation.
    private ArraySegment<Hop> From(int index)
    {
        var hops = Hops as Hop[] ?? [.. Hops];
        return new ArraySegment<Hop>(hops, index, hops.Length - index);
    }

    /// <summary>What the other header fields say of the way: lists and forwarders start a chain anew, and honestly.</summary>
    public Mediation Mediation { get; init; }

    /// <summary>Whether the message passed a mailing list.</summary>
    public bool PassedList => (Mediation & Mediation.List) != 0;

    /// <summary>Whether the message was forwarded or sent again.</summary>
    public bool PassedForwarder => (Mediation & Mediation.Forwarder) != 0;

    /// <summary>Received fields beyond <see cref="Messages.MessageLimits.ReceivedLines"/>, which were not read.</summary>
    public int LinesLeftOut { get; init; }
}
