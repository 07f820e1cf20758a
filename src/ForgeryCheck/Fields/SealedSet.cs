using ForgeryCheck.Messages;

namespace ForgeryCheck.Fields;

/// <summary>What an ARC set says about the host that sealed the message and sent it on (RFC 8617 section 4.1), as written: nothing is verified here.</summary>
/// <param name="Instance">The number of the set, from 1 for the first host.</param>
/// <param name="Index">The index of its ARC-Seal among all fields of the header.</param>
/// <param name="Field">Its ARC-Seal.</param>
/// <param name="Domain">The domain that sealed (d=).</param>
/// <param name="Organisation">Its organisation.</param>
/// <param name="Made">When it was sealed (t=), in milliseconds since 1970; null if it does not say.</param>
/// <param name="Results">Its ARC-Authentication-Results: what the host found; null if it is missing.</param>
/// <param name="Writer">The organisation of the host that names itself in that field; null if it names none.</param>
internal sealed record SealedSet(
    int Instance, int Index, HeaderField Field, string Domain, string Organisation, long? Made, TellingField? Results, string? Writer)
{
    /// <summary>Whether an organisation is the sealer's, under either name.</summary>
    internal bool Is(string? organisation) => organisation is not null && (organisation == Organisation || organisation == Writer);

    /// <summary>Whether a host of the sealer's wrote a line.</summary>
    internal bool Wrote(Hop hop) => Is(hop.ByOrganisation);

    /// <summary>Whether a host of the sealer's wrote a line, or handed the message over to the host that did.</summary>
    internal bool IsIn(Hop hop) => Wrote(hop) || Is(hop.ReverseOrganisation) || Is(hop.HeloOrganisation);
}
