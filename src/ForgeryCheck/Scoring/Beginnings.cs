using ForgeryCheck.Chains;

namespace ForgeryCheck.Scoring;

/// <summary>
/// The prior of where a forgery begins. Whoever invents lines hands them to the first host that they do not control, and that host's line records
/// them as its client: mostly the boundary line, now and then the line of a relay or list beyond it. There is no stranger below a line that passes
/// the message between hosts of one organisation.
/// </summary>
internal static class Beginnings
{
    /// <summary>Fills in the prior of each story, relative to the first, which has 1.</summary>
    /// <param name="shares">One entry for each line below the boundary.</param>
    /// <param name="hops">All lines.</param>
    /// <param name="boundary">The boundary line.</param>
    /// <param name="weights">The weights, with the shares of deeper beginnings.</param>
    internal static void Fill(Span<double> shares, IReadOnlyList<Hop> hops, int boundary, Weights weights)
    {
        shares[0] = 1;
        for (var i = 1; i < shares.Length; i++)
        {
            // The list of hops is zero-based: this is the line above the story's first.
            shares[i] = MayBeStranger(hops[boundary + i - 1]) ? weights.DeeperShare : weights.InsideShare;
        }
    }

    /// <summary>Whether a line's client may have been anybody: a host on the Internet, or one about which the line says too little.</summary>
    private static bool MayBeStranger(Hop hop) =>
        hop.HasClient && !hop.HasInternalAddress && !IsOfOneHouse(hop);

    private static bool IsOfOneHouse(Hop hop) =>
        hop.ReverseOrganisation is { } client && client == hop.ByOrganisation && hop.IsReverseNameConfirmed;
}
