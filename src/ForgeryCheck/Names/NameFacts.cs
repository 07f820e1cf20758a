using ForgeryCheck.Trace;

namespace ForgeryCheck.Names;

/// <summary>What the DNS said about one message, gathered before the rules run. Rules read it and ask nothing themselves.</summary>
public sealed class NameFacts
{
    /// <summary>Nothing was asked.</summary>
    public static NameFacts Off { get; } = new();

    /// <summary>Whether DNS was on.</summary>
    public bool IsOn { get; init; }

    /// <summary>Every answer, in a fixed order.</summary>
    public IReadOnlyList<DnsAnswer> All { get; init; } = [];

    /// <summary>Asks about the targets, many questions at once, bounded in number and time.</summary>
    public static ValueTask<NameFacts> GatherAsync(INameService names, NameTargets targets, CancellationToken cancellation = default) =>
        throw new NotImplementedException(names?.ToString() + targets + cancellation);

    /// <summary>The names of an address; null where nothing is known (off, time-out, server failure).</summary>
    public IReadOnlyList<string>? ReverseNames(HostAddress address) => throw new NotImplementedException(address.ToString());

    /// <summary>Those names of an address that lead back to it; null where nothing is known.</summary>
    public IReadOnlyList<string>? ConfirmedNames(HostAddress address) => throw new NotImplementedException(address.ToString());

    /// <summary>The addresses of a host name, CNAMEs followed; null where nothing is known.</summary>
    public IReadOnlyList<HostAddress>? Addresses(string host) => throw new NotImplementedException(host);

    /// <summary>The mail exchangers of a domain, lowest preference first; the domain itself where it has an address and no MX (RFC 5321 section 5.1); null where nothing is known.</summary>
    public IReadOnlyList<string>? Exchangers(string domain) => throw new NotImplementedException(domain);
}
