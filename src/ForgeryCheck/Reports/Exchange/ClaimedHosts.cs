using ForgeryCheck.Hosts;

namespace ForgeryCheck.Reports.Exchange;

/// <summary>The hosts of lines that the client may have written. They accuse nobody: whoever forges lines names others in them.</summary>
internal static class ClaimedHosts
{
    /// <summary>The addresses of hosts on the Internet, each with its line.</summary>
    internal static IEnumerable<(HostAddress Address, int Line)> Addresses(Report report)
    {
        foreach (var hop in report.Hops.Where(hop => hop.IsClaimed))
        {
            if (hop.Line.Address is { } client && IsPublic(client))
            {
                yield return (client, hop.Number);
            }

            if (hop.ByAddress is { } server && IsPublic(server))
            {
                yield return (server, hop.Number);
            }
        }
    }

    /// <summary>The names, each with its line: those of claimed lines, and the one that the client of the hand-over gave itself.</summary>
    internal static IEnumerable<(string Name, int Line)> Names(Report report)
    {
        if (report.HandOver is { } handOver && PlainHost.Of(handOver.Helo) is { } helo)
        {
            yield return (helo, handOver.Line);
        }

        foreach (var hop in report.Hops.Where(hop => hop.IsClaimed))
        {
            foreach (var host in (string?[])[hop.HeloHost, hop.ReverseHost, hop.ByHost])
            {
                if (PlainHost.Of(host) is { } name)
                {
                    yield return (name, hop.Number);
                }
            }
        }
    }

    private static bool IsPublic(HostAddress address) => !SpecialAddresses.IsInternal(SpecialAddresses.Registered.Of(address));
}
