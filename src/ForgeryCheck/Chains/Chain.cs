namespace ForgeryCheck.Chains;

/// <summary>The hops of one message in order, the joints between them, and where trust ends.</summary>
/// <param name="Hops">Top first.</param>
/// <param name="Joints">Top first; one fewer than the hops.</param>
/// <param name="Boundary">The lowest line written by a host the reader trusts.</param>
/// <param name="HandOver">What that line recorded about the client; null if there is none.</param>
public sealed record Chain(IReadOnlyList<Hop> Hops, IReadOnlyList<Joint> Joints, Boundary Boundary, HandOver? HandOver)
{
    // Every rule asks for some of these hops: an array is read without a call.
    private readonly Hop[] _hops = Hops as Hop[] ?? [.. Hops];

    /// <summary>Top first.</summary>
    public IReadOnlyList<Hop> Hops
    {
        get => _hops;
        init => _hops = value as Hop[] ?? [.. value];
    }

    /// <summary>The claimed hops, below the boundary, top first: the client at the hand-over may have written them all.</summary>
    public ArraySegment<Hop> Claimed => Boundary.Line is { } line ? From(line) : ArraySegment<Hop>.Empty;

    /// <summary>The boundary hop and the claimed ones, top first: all lines whose client may be an external host.</summary>
    public ArraySegment<Hop> BoundaryAndClaimed => Boundary.Line is { } line ? From(Math.Max(line - 1, 0)) : ArraySegment<Hop>.Empty;

    /// <summary>The boundary hop; null if there is none.</summary>
    public Hop? BoundaryHop => Boundary.Line is > 0 and var line ? _hops[line - 1] : null;

    // Every rule iterates over these hops: an array segment does so without allocating.
    private ArraySegment<Hop> From(int index) => new(_hops, index, _hops.Length - index);

    /// <summary>The mediators that other header fields show: lists and forwarders legitimately start a new chain.</summary>
    public Mediation Mediation { get; init; }

    /// <summary>Whether the message went through a mailing list.</summary>
    public bool PassedList => (Mediation & Mediation.List) != 0;

    /// <summary>Whether the message was forwarded or resent.</summary>
    public bool PassedForwarder => (Mediation & Mediation.Forwarder) != 0;

    /// <summary>The number of Received fields beyond <see cref="Messages.MessageLimits.ReceivedLines"/>, which were not read.</summary>
    public int LinesLeftOut { get; init; }
}
