using System.Globalization;
using ForgeryCheck.Names;

namespace ForgeryCheck.Routes;

/// <summary>
/// Reads a route from answers of the DNS (RFC 5321 section 5.1): CNAMEs are followed, the lowest preference comes first, and a domain without MX
/// records is its own exchanger.
/// </summary>
internal static class RouteReader
{
    // As many as one answer keeps; a recorded one may hold any number.
    private const int Most = 256;
    private const string Alias = "CNAME ";

    /// <summary>Reads the route to a domain.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="find">The answer to a question; null if it was not asked.</param>
    internal static MailRoute Read(string domain, Func<DnsQuestion, DnsAnswer?> find)
    {
        var question = DnsQuestion.Of(domain, DnsType.Mx);
        var answer = find(question);
        var aliases = Aliases(answer);
        var route = new MailRoute(question.Name, RouteState.Unknown, []) { Aliases = aliases, Status = answer?.Status ?? DnsStatus.NotAsked };
        if (answer is not { IsKnown: true })
        {
            return route;
        }

        if (answer.Status == DnsStatus.NxDomain)
        {
            return route with { State = RouteState.NoSuchDomain };
        }

        var records = Records(answer);
        return records.Count > 0 ? Explicit(route, records, find) : answer.Values.Any() ? route : Implicit(route, find);
    }

    /// <summary>The hosts whose addresses are wanted to complete a route, once its MX records are known.</summary>
    internal static IEnumerable<string> Hosts(DnsAnswer answer) =>
        answer.Status != DnsStatus.NoError ? []
        : answer.Values.Any() ? Records(answer).Where(record => record.Host != ".").Select(record => record.Host).Distinct()
        : [answer.Question.Name];

    private static MailRoute Explicit(MailRoute route, List<(int Preference, string Host)> records, Func<DnsQuestion, DnsAnswer?> find)
    {
        // RFC 7505 section 3: "0 ." must be alone. Beside others it has no effect, and mail still goes to them.
        var exchangers = records.Where(record => record.Host != ".").DistinctBy(record => record.Host).Select(record => Host(record.Preference, record.Host, find)).ToList();
        return exchangers.Count == 0
            ? route with { State = RouteState.NullMx }
            : route with { State = RouteState.Exchangers, Exchangers = exchangers, HasStrayNullMx = records.Exists(record => record.Host == ".") };
    }

    private static MailRoute Implicit(MailRoute route, Func<DnsQuestion, DnsAnswer?> find)
    {
        // An address in one family suffices; to rule it out takes both answers. The aliases are the domain's own.
        var own = Host(0, route.Domain, find) with { Aliases = [] };
        return own.Addresses.Count > 0 ? route with { State = RouteState.Implicit, Exchangers = [own] }
            : own.IsKnown ? route with { State = RouteState.NoHost }
            : route with { Status = own.Status };
    }

    private static Exchanger Host(int preference, string host, Func<DnsQuestion, DnsAnswer?> find)
    {
        DnsAnswer? v4 = find(DnsQuestion.Of(host, DnsType.A)), v6 = find(DnsQuestion.Of(host, DnsType.Aaaa));
        return new Exchanger(preference, host)
        {
            Aliases = Aliases(v4) is { Count: > 0 } aliases ? aliases : Aliases(v6),
            Addresses = [.. Addresses(v4), .. Addresses(v6)],
            Status = Worse(v4?.Status ?? DnsStatus.NotAsked, v6?.Status ?? DnsStatus.NotAsked),
        };
    }

    /// <summary>The MX records, lowest preference first; other records are left out.</summary>
    private static List<(int Preference, string Host)> Records(DnsAnswer answer)
    {
        var records = new List<(int Preference, string Host)>();
        foreach (var value in answer.Values.Take(Most))
        {
            var space = value.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0 && ushort.TryParse(value.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var preference) && space + 1 < value.Length)
            {
                records.Add((preference, value[(space + 1)..].ToLowerInvariant()));
            }
        }

        records.Sort((a, b) => a.Preference != b.Preference ? a.Preference.CompareTo(b.Preference) : string.CompareOrdinal(a.Host, b.Host));
        return records;
    }

    private static IReadOnlyList<string> Aliases(DnsAnswer? answer) => answer is null ? []
        : [.. answer.Records.Where(record => record.StartsWith(Alias, StringComparison.Ordinal)).Select(record => record[Alias.Length..]).Take(Most)];

    private static IEnumerable<HostAddress> Addresses(DnsAnswer? answer)
    {
        foreach (var value in answer is { IsKnown: true } ? answer.Values.Take(Most) : [])
        {
            if (HostAddress.TryParse(value, out var address))
            {
                yield return address;
            }
        }
    }

    // The name exists if either question found it; beyond that, the enum lists the less informative outcomes later.
    private static DnsStatus Worse(DnsStatus one, DnsStatus other) =>
        (one, other) is (DnsStatus.NoError, DnsStatus.NxDomain) or (DnsStatus.NxDomain, DnsStatus.NoError) ? DnsStatus.NoError
        : one > other ? one : other;
}
