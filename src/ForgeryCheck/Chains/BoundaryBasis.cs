namespace ForgeryCheck.Chains;

/// <summary>The basis on which a boundary was determined.</summary>
public enum BoundaryBasis
{
    /// <summary>There is no boundary.</summary>
    None,

    /// <summary>The reader declared the hosts, with --trust or in a sites file.</summary>
    Declared,

    /// <summary>The receiving system marked where foreign header fields begin (X-IncomingTopHeaderMarker).</summary>
    Marked,

    /// <summary>Inferred: private and same-organisation hops from the top, down to the first external host.</summary>
    WorkedOut,

    /// <summary>Certain: the line was written by the listener itself, or by the trusted mail server in front of it.</summary>
    Recorded,
}
