namespace ForgeryCheck.Chains;

/// <summary>What a boundary rests on.</summary>
public enum BoundaryBasis
{
    /// <summary>There is no boundary.</summary>
    None,

    /// <summary>The reader named the hosts, with --trust or in a sites file.</summary>
    Declared,

    /// <summary>The receiving system marked where foreign header fields begin (X-IncomingTopHeaderMarker).</summary>
    Marked,

    /// <summary>Worked out: private and same-organisation hops from the top, up to the first stranger.</summary>
    WorkedOut,

    /// <summary>Certain: the listener itself wrote the line, or the trusted mail server in front of it did.</summary>
    Recorded,
}
