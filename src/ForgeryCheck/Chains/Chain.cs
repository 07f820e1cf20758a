namespace ForgeryCheck.Chains;

/// <summary>The hops of one message in order, what joins them, and where trust ends.</summary>
/// <param name="Hops">Top first.</param>
/// <param name="Joints">Top first; one fewer than the hops.</param>
/// <param name="Boundary">The lowest line written by a host the reader trusts.</param>
/// <param name="HandOver">What that line recorded; null where there is none.</param>
public sealed record Chain(IReadOnlyList<Hop> Hops, IReadOnlyList<Joint> Joints, Boundary Boundary, HandOver? HandOver)
{
    /// <summary>The hops below the boundary: all that a stranger may have written, top first.</summary>
    public IEnumerable<Hop> Claimed => Boundary.Line is { } line ? Hops.Skip(line) : [];

    /// <summary>The boundary hop; null where there is none.</summary>
    public Hop? BoundaryHop => Boundary.Line is { } line ? Hops[line - 1] : null;

    /// <summary>What the other header fields say of the way: lists and forwarders start a chain anew, and honestly.</summary>
    public Mediation Mediation { get; init; }

    /// <summary>Whether the message passed a mailing list.</summary>
    public bool PassedList => (Mediation & Mediation.List) != 0;

    /// <summary>Whether the message was forwarded or sent again.</summary>
    public bool PassedForwarder => (Mediation & Mediation.Forwarder) != 0;

    /// <summary>Received fields beyond <see cref="Messages.MessageLimits.ReceivedLines"/>, which were not read.</summary>
    public int LinesLeftOut { get; init; }
}
