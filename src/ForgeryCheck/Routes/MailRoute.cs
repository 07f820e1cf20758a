using ForgeryCheck.Names;

namespace ForgeryCheck.Routes;

/// <summary>Where mail for a domain goes, according to the DNS (RFC 5321 section 5.1).</summary>
/// <param name="Domain">The domain, in lower case and without the trailing dot.</param>
/// <param name="State">What the DNS says.</param>
/// <param name="Exchangers">The hosts to which mail goes, in the order in which they are tried; those of one preference by name.</param>
internal sealed record MailRoute(string Domain, RouteState State, IReadOnlyList<Exchanger> Exchangers)
{
    /// <summary>The names that the domain's CNAME records lead to, in order; empty if it is no alias.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The outcome of the question for MX records.</summary>
    public DnsStatus Status { get; init; }

    /// <summary>Whether there is a null MX record beside others, which it must not (RFC 7505 section 3).</summary>
    public bool HasStrayNullMx { get; init; }

    /// <summary>The answers on which it rests, in the order of the questions.</summary>
    public IReadOnlyList<DnsAnswer> Answers { get; init; } = [];

    /// <summary>Whether mail can be delivered anywhere; null if that is not known.</summary>
    public bool? Leads => State switch
    {
        RouteState.Unknown => null,
        RouteState.NullMx or RouteState.NoSuchDomain or RouteState.NoHost => false,
        _ when Exchangers.Any(x => x.Addresses.Count > 0) => true,
        _ => Exchangers.All(x => x.IsKnown) ? false : null,
    };
}
