using ForgeryCheck.Hosts;

namespace ForgeryCheck.Rules.Appended;

/// <summary>Which parts a line has and lacks, for the rules of the family appended.</summary>
internal static class LineShape
{
    // Ids are written in letters that vary: four of a kind in a row are rare by chance.
    private const int LongestRun = 4;

    // Protocols and links for which there is no client address, or none is written: RFC 3848 names, gateways to other networks, pipes. The Raptor
    // firewall writes "via smtpd (for mx.example.org [192.0.2.1])".
    private static readonly byte[][] Inside =
    [
        [.. "SMTPD"u8], [.. "LMTP"u8], [.. "HTTP"u8], [.. "UUCP"u8], [.. "BSMTP"u8], [.. "NJE"u8], [.. "X.400"u8], [.. "X400"u8], [.. "DECNET"u8],
        [.. "LOCAL"u8], [.. "PIPE"u8], [.. "BITNET"u8], [.. "MAPI"u8], [.. "HTML"u8], [.. "WEB"u8],
    ];

    /// <summary>Whether the line says that one named host handed the message to another.</summary>
    internal static bool IsTransfer(ReceivedLine line) =>
        line.Kind == ReceivedKind.Smtp && line.Has(TraceField.By) && (line.Has(TraceField.Helo) || line.Has(TraceField.ReverseName));

    /// <summary>Whether there is anything in place of the client's address, even a malformed one, or a literal as the HELO.</summary>
    internal static bool HasAddress(ReceivedLine line) =>
        line.Address is not null || line.Has(TraceField.Address)
        || (line.Faults & (LineFaults.BadAddress | LineFaults.DateAsAddress)) != 0
        || (line.Helo is { } helo && AddressFacts.Literal(helo) is not null);

    /// <summary>Whether there is an id clause. An empty one counts: the writer provided for it.</summary>
    internal static bool HasId(ReceivedLine line) => line.Has(TraceField.Id);

    /// <summary>Whether there is anything in the position of the date.</summary>
    internal static bool HasDate(ReceivedLine line) => line.Date.HasTime || line.Has(TraceField.Date) || !line.Date.Has(DateFaults.Missing);

    /// <summary>Whether "with" or "via" name a transport for which hosts write no address: inside a host, or from another kind of network.</summary>
    internal static bool CameInside(ReceivedLine line) => StartsWithAny(line.Raw(TraceField.With)) || StartsWithAny(line.Raw(TraceField.Via));

    /// <summary>The client's name for comparison: the recorded reverse name if there is one, else the HELO.</summary>
    internal static string? Client(ReceivedLine line) => line.ReverseName ?? line.Helo;

    /// <summary>Whether it is a host name with a domain. A host that calls its neighbour "fred" is on the same network.</summary>
    internal static bool IsFullName(string? name) =>
        name is not null && name.AsSpan().TrimEnd('.').Contains('.') && HostNames.IsName(name);

    /// <summary>Whether two names are equal, ignoring case and a trailing dot.</summary>
    internal static bool SameName(string? one, string? other) =>
        one is not null && other is not null
        && one.AsSpan().TrimEnd('.').Equals(other.AsSpan().TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a line above this one has an address, so that the line can be compared with it.</summary>
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

    /// <summary>
    /// Whether somebody replaced part of an id before showing the header: it has characters of an address or of a remark, "[redacted]", or a run of one that
    /// stands for what was there, "XXXX".
    /// </summary>
    internal static bool IsRedacted(string? id)
    {
        if (id is null)
        {
            return false;
        }

        if (id.AsSpan().ContainsAny("@[]*#"))
        {
            return true;
        }

        var run = 1;
        for (var i = 1; i < id.Length; i++)
        {
            run = id[i] == id[i - 1] ? run + 1 : 1;
            if (run == LongestRun && id[i] is 'x' or 'X' or '_' or '.' or '-')
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
