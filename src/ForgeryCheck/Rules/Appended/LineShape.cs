using ForgeryCheck.Chains;
using ForgeryCheck.Hosts;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Appended;

/// <summary>What a line has and lacks, in the terms of the rules about appended lines.</summary>
internal static class LineShape
{
    // Ways into a host where no client address exists or none is written: RFC 3848 names, gateways of other networks, pipes.
    // "via smtpd (for mx.example.org [192.0.2.1])" is what the Raptor firewall writes.
    private static readonly byte[][] Inside =
    [
        [.. "SMTPD"u8], [.. "LMTP"u8], [.. "HTTP"u8], [.. "UUCP"u8], [.. "BSMTP"u8], [.. "NJE"u8], [.. "X.400"u8], [.. "X400"u8], [.. "DECNET"u8],
        [.. "LOCAL"u8], [.. "PIPE"u8], [.. "BITNET"u8], [.. "MAPI"u8], [.. "HTML"u8], [.. "WEB"u8],
    ];

    /// <summary>Whether the line says that one named host handed the message to another.</summary>
    internal static bool IsTransfer(ReceivedLine line) =>
        line.Kind == ReceivedKind.Smtp && line.Has(TraceField.By) && (line.Has(TraceField.Helo) || line.Has(TraceField.ReverseName));

    /// <summary>Whether anything stands for the client's address, be it a bad one, or a literal as the HELO name.</summary>
    internal static bool HasAddress(ReceivedLine line) =>
        line.Address is not null || line.Has(TraceField.Address)
        || (line.Faults & (LineFaults.BadAddress | LineFaults.DateAsAddress)) != 0
        || (line.Helo is { } helo && AddressFacts.Literal(helo) is not null);

    /// <summary>Whether there is an id clause. An empty one counts: the writer had the place for it.</summary>
    internal static bool HasId(ReceivedLine line) => line.Has(TraceField.Id);

    /// <summary>Whether anything stands where the date belongs.</summary>
    internal static bool HasDate(ReceivedLine line) => line.Date.HasTime || line.Has(TraceField.Date) || !line.Date.Has(DateFaults.Missing);

    /// <summary>Whether "with" or "via" name a way on which hosts write no address: inside a host, or from another kind of network.</summary>
    internal static bool CameInside(ReceivedLine line) => StartsWithAny(line.Raw(TraceField.With)) || StartsWithAny(line.Raw(TraceField.Via));

    /// <summary>
    /// The client's name in a form that can be compared: the recorded reverse name where there is one, else HELO.
    /// </summary>
    internal static string? Client(ReceivedLine line) => line.ReverseName ?? line.Helo;

    /// <summary>Whether it is a host name with a domain. A host that names its neighbour "fred" speaks of its own house.</summary>
    internal static bool IsFullName(string? name) =>
        name is not null && name.AsSpan().TrimEnd('.').Contains('.') && HostNames.IsName(name);

    /// <summary>Whether two names are the same; case and a final dot do not count.</summary>
    internal static bool SameName(string? one, string? other) =>
        one is not null && other is not null
        && one.AsSpan().TrimEnd('.').Equals(other.AsSpan().TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a line above this one shows an address, so that the line can be measured by it.</summary>
    internal static bool HasFullerAbove(Chain chain, Hop hop)
    {
        for (var i = 0; i < hop.Number - 1 && i < chain.Hops.Count; i++)
        {
            if (HasAddress(chain.Hops[i].Line))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWithAny(ReadOnlySpan<byte> value)
    {
        foreach (var word in Inside)
        {
            if (AsciiWords.StartsWith(value, word))
            {
                return true;
            }
        }

        return false;
    }
}
