using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Chains;

/// <summary>Builds the chain of a message: hops, delays, joints, boundary, hand-over. Thread-safe.</summary>
internal sealed class ChainBuilder
{
    private readonly Organisations _organisations;
    private readonly SpecialAddresses _addresses;
    private readonly JointFinder _joints;
    private readonly ConfirmedNames _confirmed;
    private readonly InsideTest _inside;
    private readonly BoundaryFinder _boundaries;

    /// <summary>Creates a builder.</summary>
    /// <param name="sites">The sites that the reader declares.</param>
    /// <param name="organisations">The owners of domains.</param>
    /// <param name="addresses">The kinds of addresses.</param>
    /// <param name="confirmed">The programs whose reverse names are confirmed.</param>
    /// <param name="customers">The patterns of customers' names.</param>
    public ChainBuilder(Sites sites, Organisations organisations, SpecialAddresses addresses, ConfirmedNames confirmed, CustomerNames customers)
    {
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(organisations);
        ArgumentNullException.ThrowIfNull(addresses);
        ArgumentNullException.ThrowIfNull(confirmed);
        ArgumentNullException.ThrowIfNull(customers);
        _organisations = organisations;
        _addresses = addresses;
        _joints = new(organisations, addresses);
        _confirmed = confirmed;
        _inside = new(organisations, addresses, customers);
        _boundaries = new(sites, organisations, customers, _inside);
    }

    /// <summary>Builds the chain. Never throws, whatever the message contains.</summary>
    public Chain Build(MailMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var header = message.Header;
        var (hops, leftOut) = ReadHops(header, message.Session);
        var joints = Join(hops);
        var boundary = _boundaries.Find(message, hops, joints);
        foreach (var hop in hops)
        {
            hop.Status = hop.Number < boundary.Line ? HopStatus.Trusted
                : hop.Number == boundary.Line ? HopStatus.HandOver
                : HopStatus.Claimed;
        }

        return new(hops.ToArray(), joints, boundary, boundary.Line is { } line ? Record(hops[line - 1], boundary, hops) : null)
        {
            Mediation = Mediators.Find(header),
            LinesLeftOut = leftOut,
        };
    }

    private (List<Hop> Hops, int LeftOut) ReadHops(HeaderBlock header, SessionFacts? session)
    {
        var (fields, leftOut) = ReadLines(header);
        var hops = new List<Hop>(fields.Count);
        for (var i = 0; i < fields.Count; i++)
        {
            hops.Add(HopOf(header, fields, i, session));
        }

        return (hops, leftOut);
    }

    private static (List<(int Index, ReceivedLine Line)> Lines, int LeftOut) ReadLines(HeaderBlock header)
    {
        var lines = new List<(int Index, ReceivedLine Line)>(8);
        var leftOut = 0;
        var bytes = header.Bytes.Span;
        var fields = header.Fields.AsSpan();
        for (var i = 0; i < fields.Length; i++)
        {
            ref readonly var field = ref fields[i];
            if (!HeaderBlock.Is(bytes, field, "Received"u8))
            {
                continue;
            }

            if (lines.Count == MessageLimits.ReceivedLines)
            {
                leftOut++;
                continue;
            }

            lines.Add((i, ReceivedParser.Parse(header.Value(field))));
        }

        return (lines, leftOut);
    }

    private Hop HopOf(HeaderBlock header, List<(int Index, ReceivedLine Line)> lines, int at, SessionFacts? session)
    {
        var (index, line) = lines[at];
        var helo = HostNames.Normalize(line.Raw(TraceField.Helo));
        var reverse = HostNames.Normalize(line.Raw(TraceField.ReverseName));
        var by = HostNames.Normalize(line.Raw(TraceField.By));
        return new Hop
        {
            Number = at + 1,
            Line = line,
            Field = header.Fields[index],
            FieldIndex = index,
            DelaySeconds = at + 1 < lines.Count && line.Date.HasTime && lines[at + 1].Line.Date is { HasTime: true } earlier
                ? (line.Date.UnixMilliseconds - earlier.UnixMilliseconds) / 1000.0
                : null,
            HeloHost = helo,
            HeloAddress = Hop.AddressIn(helo),
            ReverseHost = reverse,
            ByHost = by,
            ByAddress = line.ByAddress ?? Hop.AddressIn(by),
            HeloOrganisation = _organisations.Of(helo),
            ReverseOrganisation = _organisations.Of(reverse),
            ByOrganisation = _organisations.Of(by),
            IsReverseNameConfirmed = reverse is not null && line.ReverseNote != ReverseNameNote.Unconfirmed && _confirmed.AreConfirmedBy(line),
            IsAuthenticated = line.IsAuthenticated && !(at == 0 && session is { IsAuthenticated: false } && RecordedWalk.IsOwn(session, line)),
            AddressKind = line.Address is { } address ? _addresses.Of(address) : null,
        };
    }

    private Joint[] Join(List<Hop> hops)
    {
        if (hops.Count < 2)
        {
            return [];
        }

        var joints = new Joint[hops.Count - 1];
        Hop? client = null;
        for (var i = 0; i < joints.Length; i++)
        {
            var (upper, lower) = (hops[i], hops[i + 1]);
            // Steps with neither a client nor a full host name are inside the host from which the line above took the message.
            client = upper.HasClient ? upper : upper.ByOrganisation is null && upper.ByAddress is null ? client : null;
            joints[i] = _joints.Find(upper, lower, client);
        }

        return joints;
    }

    private HandOver Record(Hop hop, Boundary boundary, List<Hop> hops) => new(
        hop.Number, HandOverBasis.Address(hop), hop.Line.ReverseName, hop.Line.Helo, hop.Line.By, hop.Line.Date.Time)
    {
        RestsOn = HandOverBasis.RestsOn(boundary, hops, _inside),
        Unknown = HandOverBasis.Unknown(hop),
    };
}
