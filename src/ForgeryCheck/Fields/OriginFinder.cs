using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Fields;

/// <summary>
/// Compares the author, as the header gives it, with the hosts that the claimed lines show the message passing. The receiving organisation is in
/// every header and proves nothing; a mailing list puts its own names into header and lines, so they say nothing about the author.
/// </summary>
internal ref struct OriginFinder
{
    /// <summary>The maximum number of organisations kept per side; genuine headers have fewer.</summary>
    private const int Most = 12;

    private readonly FieldFacts _message;
    private readonly Organisations _organisations;
    private readonly List<string> _named;
    private readonly List<string> _places;
    private readonly List<string> _common;

    private OriginFinder(FieldFacts message, Organisations organisations)
    {
        _message = message;
        _organisations = organisations;
        _named = new List<string>(4);
        _places = new List<string>(4);
        _common = new List<string>(4);
    }

    internal static Origin Find(FieldFacts message, Chain chain, Organisations organisations)
    {
        var finder = new OriginFinder(message, organisations);
        finder.LeaveOut(chain);
        finder.ReadNamed(chain.PassedList);
        finder.ReadPlaces(chain);
        return new Origin(finder._named, finder._places, finder.Compare(chain), finder.FitsTopmost(chain));
    }

    // Names that trusted lines give as the receiver's prove nothing below. On list mail, the host that handed it in is the list's.
    private readonly void LeaveOut(Chain chain)
    {
        foreach (var hop in chain.Hops)
        {
            if (hop.IsClaimed)
            {
                break;
            }

            Add(_common, hop.ByOrganisation);
        }

        if (chain.PassedList)
        {
            Add(_common, chain.BoundaryHop?.HeloOrganisation);
            Add(_common, chain.BoundaryHop?.ReverseOrganisation);
            foreach (var field in _message.Fields)
            {
                if (field.Kind is FieldKind.List or FieldKind.Sender)
                {
                    AddDomains(_common, field.Field);
                    AddListId(field.Field);
                }
            }
        }
    }

    private readonly void ReadNamed(bool passedList)
    {
        foreach (var field in _message.Fields)
        {
            if (field.Kind == FieldKind.Author || (field.Kind == FieldKind.Sender && !passedList))
            {
                AddDomains(_named, field.Field);
            }
            else if (field.Kind == FieldKind.Signature)
            {
                AddNew(_named, _organisations.Of(TagList.Value(_message.Header.Value(field.Field).Span, "d"u8)));
            }
        }

        AddNew(_named, _organisations.Of(_message.MessageId?.Host));
    }

    // The topmost claimed host has the name of the hand-over's client: the client that handed the mail in knows it.
    private readonly void ReadPlaces(Chain chain)
    {
        var topmost = true;
        foreach (var hop in chain.Claimed)
        {
            AddNew(_places, hop.HeloOrganisation);
            AddNew(_places, hop.ReverseOrganisation);
            AddNew(_places, topmost ? null : hop.ByOrganisation);
            topmost = false;
        }
    }

    private readonly OriginFit Compare(Chain chain)
    {
        foreach (var named in _named)
        {
            foreach (var place in _places)
            {
                if (named == place || HaveOneName(named, place))
                {
                    return OriginFit.Fits;
                }
            }
        }

        return _message.MessageId?.Host is { } host && NamesHost(chain, host) ? OriginFit.Fits
            : _named.Count == 0 || _places.Count == 0 ? OriginFit.Unknown
            : OriginFit.Unrelated;
    }

    private readonly bool FitsTopmost(Chain chain) =>
        chain.Claimed is { Count: > 0 } claimed && claimed[0].ByOrganisation is { } topmost
        && (_named.Contains(topmost) || _common.Contains(topmost) || _named.Exists(a => HaveOneName(a, topmost)));

    // A Message-ID is often minted on the author's own machine, whose short name the first server then sees as its HELO.
    private static bool NamesHost(Chain chain, string host)
    {
        var isAddress = HostAddress.TryParse(host, out var address);
        var label = HostNames.FirstLabel(host);
        foreach (var hop in chain.Claimed)
        {
            if (isAddress ? hop.Line.Address == address || hop.HeloAddress == address
                : IsHost(hop.HeloHost, host, label) || IsHost(hop.ReverseHost, host, label) || IsHost(hop.ByHost, host, label))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHost(string? name, string host, ReadOnlySpan<char> label) =>
        name is not null && (name == host || (IsTelling(label) && HostNames.FirstLabel(name).SequenceEqual(label)));

    private static bool IsTelling(ReadOnlySpan<char> label) =>
        label.Length >= 4 && label.ContainsAnyExceptInRange('0', '9')
        && label is not ("mail" or "smtp" or "localhost" or "relay" or "mailhost" or "mail1" or "mail2" or "smtp1" or "smtp2" or "mailout" or "server" or "webmail" or "email" or "host" or "user" or "home" or "unknown" or "lists" or "gateway");

    /// <summary>"galangal.example" and "galangal.example.net": companies register their name under several suffixes.</summary>
    private static bool HaveOneName(string one, string other)
    {
        var label = HostNames.FirstLabel(one);
        return label.Length >= 4 && label is not "mail" && HostNames.FirstLabel(other).SequenceEqual(label);
    }

    private readonly void AddDomains(List<string> to, HeaderField field)
    {
        foreach (var domain in new MailDomains(_message.Header.Value(field).Span))
        {
            var organisation = _organisations.Of(domain);
            if (to == _common)
            {
                Add(to, organisation);
            }
            else
            {
                AddNew(to, organisation);
            }
        }
    }

    // RFC 2919 section 2: the list identifier is in angle brackets and is not an address.
    private readonly void AddListId(HeaderField field)
    {
        var value = _message.Header.Value(field).Span;
        var open = value.LastIndexOf((byte)'<');
        var close = value.LastIndexOf((byte)'>');
        if (field.NameLength == 7 && open >= 0 && close > open)
        {
            Add(_common, _organisations.Of(value[(open + 1)..close]));
        }
    }

    private readonly void AddNew(List<string> to, string? organisation)
    {
        if (organisation is not null && !_common.Contains(organisation))
        {
            Add(to, organisation);
        }
    }

    private static void Add(List<string> to, string? organisation)
    {
        if (organisation is not null && to.Count < Most && !to.Contains(organisation))
        {
            to.Add(organisation);
        }
    }
}
