namespace ForgeryCheck.Profiles;

/// <summary>What was learned from genuine mail: how hosts write their lines, and which hosts the mail of authors comes through.</summary>
internal sealed class ProfileSet
{
    /// <summary>The most hosts, and the most authors, that are kept.</summary>
    internal const int Most = 10_000;

    private readonly Dictionary<(HostRole Role, string Name), HostProfile> _hosts = [];
    private readonly Dictionary<string, AuthorProfile> _authors = new(StringComparer.Ordinal);

    /// <summary>All messages that it was learned from.</summary>
    internal Period Period { get; init; } = new();

    /// <summary>The hosts, those with the most messages first.</summary>
    internal IEnumerable<HostProfile> Hosts =>
        _hosts.Values.OrderByDescending(one => one.Period.Messages).ThenBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Role);

    /// <summary>The authors' domains, likewise.</summary>
    internal IEnumerable<AuthorProfile> Authors => _authors.Values.OrderByDescending(one => one.Period.Messages).ThenBy(one => one.Domain, StringComparer.Ordinal);

    /// <summary>The profile of an author's domain; null if there is none that can be compared with mail of that time.</summary>
    internal AuthorProfile? Author(string? domain, DateTimeOffset? time) =>
        domain is not null && _authors.TryGetValue(domain, out var known) && known.Period.Speaks(time) ? known : null;

    /// <summary>The profile to which a claimed line has to fit; null if there is none.</summary>
    /// <param name="hop">The line.</param>
    /// <param name="client">The client that the line above names, whose line this should be; null if it names none.</param>
    /// <param name="time">When the message was handed in.</param>
    internal HostProfile? Of(Hop hop, ClientIdentity? client, DateTimeOffset? time) =>
        Known(HostRole.Client, client?.Name, time) ?? Known(HostRole.Siblings, client?.Siblings, time) ?? Known(HostRole.Writer, hop.ByHost, time);

    /// <summary>The profile of a host, made if there is none yet.</summary>
    internal HostProfile Host(HostRole role, string name)
    {
        if (!_hosts.TryGetValue((role, name), out var profile))
        {
            Shrink(_hosts, one => one.Period.Messages);
            _hosts[(role, name)] = profile = new HostProfile(name, role, new Period());
        }

        return profile;
    }

    /// <summary>The profile of an author's domain, made if there is none yet.</summary>
    internal AuthorProfile AuthorToTeach(string domain)
    {
        if (!_authors.TryGetValue(domain, out var profile))
        {
            Shrink(_authors, one => one.Period.Messages);
            _authors[domain] = profile = new AuthorProfile(domain, new Period());
        }

        return profile;
    }

    /// <summary>Adds what was read from a file.</summary>
    internal bool TryAdd(HostProfile profile) => _hosts.Count < Most && _hosts.TryAdd((profile.Role, profile.Name), profile);

    /// <summary>Adds what was read from a file.</summary>
    internal bool TryAdd(AuthorProfile profile) => _authors.Count < Most && _authors.TryAdd(profile.Domain, profile);

    private HostProfile? Known(HostRole role, string? name, DateTimeOffset? time) =>
        name is not null && _hosts.TryGetValue((role, name), out var known) && known.Period.Speaks(time) ? known : null;

    // When the table is full, what was seen least makes room: an attacker with many names cannot push out a host that writes every day.
    private static void Shrink<TKey, TProfile>(Dictionary<TKey, TProfile> table, Func<TProfile, int> messages)
        where TKey : notnull
    {
        for (var least = 1; table.Count >= Most; least *= 2)
        {
            foreach (var rare in table.Where(one => messages(one.Value) <= least).Select(one => one.Key).ToList())
            {
                table.Remove(rare);
            }
        }
    }
}
