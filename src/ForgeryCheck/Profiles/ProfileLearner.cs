using ForgeryCheck.Hosts;
using ForgeryCheck.Identifiers;

namespace ForgeryCheck.Profiles;

/// <summary>
/// Learns from genuine mail. A line counts for a host only if it is certain that the host wrote it: it is at or above the boundary line, or
/// directly below it and the boundary line recorded the host as its client. So nobody can add false lines for another organisation's host.
/// </summary>
internal sealed class ProfileLearner(Organisations organisations, CustomerNames customers, IdDecoder ids)
{
    /// <summary>What was learned so far.</summary>
    internal ProfileSet Profiles { get; } = new();

    /// <summary>The hosts that took mail from outside.</summary>
    internal HostCounts Takers { get; } = new();

    /// <summary>Adds a message.</summary>
    /// <param name="chain">Its lines.</param>
    /// <param name="author">The domain in From; null if a list or forwarder handed the message in, whose path is not the author's.</param>
    internal void Add(Chain chain, string? author)
    {
        if (chain.BoundaryHop is not { } boundary)
        {
            return;
        }

        var time = boundary.Line.Date.Time;
        Profiles.Period.Add(time);
        for (var i = 0; i < boundary.Number; i++)
        {
            if (chain.Hops[i] is { ByHost: { } host, ByOrganisation: not null } hop && HostNames.IsName(host))
            {
                Teach(HostRole.Writer, host, hop, null, time);
            }
        }

        if (ClientIdentity.Of(boundary, organisations, customers) is not { } client)
        {
            return;
        }

        Takers.Add(boundary.ByHost, time);
        if (chain.Claimed is [var first, ..])
        {
            Teach(HostRole.Client, client.Name, first, client.Name, time);
            if (client.Siblings is { } siblings)
            {
                Teach(HostRole.Siblings, siblings, first, client.Name, time);
            }
        }

        if (author is not null)
        {
            var path = Profiles.AuthorToTeach(author);
            path.Period.Add(time);
            path.Clients.Add(client.Organisation);
            path.Hosts.Add(client.Name);
        }
    }

    private void Teach(HostRole role, string name, Hop hop, string? client, DateTimeOffset? time)
    {
        var profile = Profiles.Host(role, name);
        profile.Period.Add(time);
        profile.Add(LineHabits.Of(hop, ids.Read(hop.Line), client));
    }
}
