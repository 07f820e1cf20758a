using ForgeryCheck.Chains;

namespace ForgeryCheck.Scoring;

/// <summary>
/// Where a forgery may begin, before anything was found. Whoever invents lines hands them to the first host that he does not control, and that host's
/// line tells of him as its client: mostly it is the boundary line, now and then the line of a relay or a list behind it. Below a line that shows the
/// message going from one host of a house to another no stranger stood.
/// </summary>
internal static class Beginnings
{
    /// <summary>Fills in how likely each story is, against the first, which counts 1.</summary>
    /// <param name="shares">One for each line below the boundary.</param>
    /// <param name="hops">All lines.</param>
    /// <param name="boundary">The boundary line.</param>
    /// <param name="weights">What a deeper beginning counts.</param>
    internal static void Fill(Span<double> shares, IReadOnlyList<Hop> hops, int boundary, Weights weights)
    {
        shares[0] = 1;
        for (var i = 1; i < shares.Length; i++)
        {
            // Hops count from 0: this is the line above the one that the story begins at.
            shares[i] = MayBeStranger(hops[boundary + i - 1]) ? weights.DeeperShare : weights.InsideShare;
        }
    }

    /// <summary>Whether a line's client may have been anybody: a host on the Internet, or one that the line says too little of.</summary>
    private static bool MayBeStranger(Hop hop) =>
        hop.HasClient && !hop.HasInternalAddress && !IsOfOneHouse(hop);

    private static bool IsOfOneHouse(Hop hop) =>
        hop.ReverseOrganisation is { } client && client == hop.ByOrganisation && hop.IsReverseNameConfirmed;
}
