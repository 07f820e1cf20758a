using ForgeryCheck.Hosts;

namespace ForgeryCheck.Profiles;

/// <summary>Who handed a message over: by the confirmed name of the client's address, or by the address itself.</summary>
/// <param name="Name">The name, or the address.</param>
/// <param name="Organisation">Whose host it is; for an unknown address, its network (/24, /48).</param>
/// <param name="Siblings">The name that it shares with hosts of its kind; null if there are none.</param>
internal sealed record ClientIdentity(string Name, string Organisation, string? Siblings)
{
    /// <summary>Identifies the client of a line; null if it is inside, a customer's connection, or unknown. It is a fact only for the boundary line.</summary>
    internal static ClientIdentity? Of(Hop hop, Organisations organisations, CustomerNames customers)
    {
        if (!hop.HasPublicAddress || hop.Line.Address is not { } address)
        {
            return null;
        }

        if (hop is { IsReverseNameConfirmed: true, ReverseHost: { } name, ReverseOrganisation: { } organisation })
        {
            return customers.Fits(name, organisations.RegistrableDomain(name), address) ? null : new(name, organisation, SiblingNames.Of(name));
        }

        return new(address.ToString(), organisations.OfNetwork(address) ?? NetworkOf(address), null);
    }

    private static string NetworkOf(HostAddress address)
    {
        var length = address.IsV6 ? 48 : 24;
        var host = address.Width - length;
        return $"{address with { Bits = address.Bits >> host << host }}/{length}";
    }
}
