using System.Globalization;
using System.Text;
using DnsClient;
using DnsClient.Protocol;

namespace ForgeryCheck.Names;

/// <summary>
/// Reads the replies to one question: follows CNAMEs from the queried name, and accepts only records that belong to that chain, whatever else the
/// reply contains.
/// </summary>
internal sealed class AnswerReader(DnsQuestion question)
{
    // Resolvers stop at 8 to 17 steps; a longer chain is a loop or a test.
    private const int MaxSteps = 16;

    // The maximum number of records kept of one answer. They are sorted before they are cut, since servers rotate them.
    private const int MaxRecords = 256;

    // The longest text kept whole: a DKIM key of 16,384 bits has less than half of it. A longer one ends in a character that no record may hold, so
    // that nobody takes the part for the whole.
    private const int MaxText = 8192;

    private readonly List<string> _steps = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal) { question.Name };
    private IReadOnlyList<string> _values = [];

    /// <summary>The name to query next: the last CNAME's target.</summary>
    internal string Name { get; private set; } = question.Name;

    /// <summary>The CNAME steps, then the values.</summary>
    internal IReadOnlyList<string> Records => [.. _steps, .. _values];

    /// <summary>The least TTL of the records that were used, in seconds; null if there were none.</summary>
    internal int? Ttl { get; private set; }

    /// <summary>Reads a reply; null if the chain continues and <see cref="Name"/> has to be queried.</summary>
    internal DnsStatus? Read(IDnsQueryResponse reply)
    {
        if (reply.Header.ResponseCode is not (DnsHeaderResponseCode.NoError or DnsHeaderResponseCode.NotExistentDomain))
        {
            return DnsStatus.Failed;
        }

        // Reject a reply to another question: DnsClient compares only the ids.
        if (reply.Questions.Count != 1 || !IsOfName(reply.Questions[0].QueryName)
            || reply.Questions[0].QuestionType != (QueryType)TypeOf(question.Type))
        {
            return DnsStatus.Failed;
        }

        var asked = Name;
        if (!Follow(reply))
        {
            return DnsStatus.Failed;
        }

        _values = Values(reply);
        if (_values.Count > 0)
        {
            return DnsStatus.NoError;
        }

        if (reply.Header.ResponseCode == DnsHeaderResponseCode.NotExistentDomain)
        {
            return DnsStatus.NxDomain; // of the last name of the chain (RFC 6604 section 3)
        }

        // RFC 2308 section 2.2: with an SOA, or without NS records, "no such record"; with NS records alone, a referral, which answers nothing.
        var hasSoa = reply.Authorities.Any(r => r.RecordType == ResourceRecordType.SOA);
        if (!hasSoa && Name != asked)
        {
            return null;
        }

        return !hasSoa && reply.Authorities.Any(r => r.RecordType == ResourceRecordType.NS) ? DnsStatus.Failed : DnsStatus.NoError;
    }

    // DnsClient decodes an A-label to Unicode in the Value of a record's owner name; its Original is as received. In a record's data it is the other
    // way round.

    /// <summary>Follows the CNAMEs in the reply; false if they loop or the chain is too long.</summary>
    private bool Follow(IDnsQueryResponse reply)
    {
        while (reply.Answers.OfType<CNameRecord>().FirstOrDefault(r => IsOfName(r.DomainName)) is { } step)
        {
            Name = Text(step.CanonicalName.Value);
            _steps.Add("CNAME " + Name);
            Keep(step);
            if (!_seen.Add(Name) || _steps.Count > MaxSteps)
            {
                return false;
            }
        }

        return true;
    }

    private IReadOnlyList<string> Values(IDnsQueryResponse reply)
    {
        var mine = reply.Answers.Where(r => r.RecordType == TypeOf(question.Type) && IsOfName(r.DomainName)).ToList();
        mine.ForEach(Keep);
        return question.Type switch
        {
            DnsType.Ptr => [.. mine.OfType<PtrRecord>().Select(r => Text(r.PtrDomainName.Value))
                .Distinct().Order(StringComparer.Ordinal).Take(MaxRecords)],
            DnsType.Mx => [.. mine.OfType<MxRecord>().Select(r => (r.Preference, Host: Text(r.Exchange.Value)))
                .Distinct().OrderBy(r => r.Preference).ThenBy(r => r.Host, StringComparer.Ordinal).Take(MaxRecords)
                .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Preference} {r.Host}"))],
            DnsType.Txt => [.. mine.OfType<TxtRecord>().Select(r => string.Concat(r.Text))
                .Distinct().Order(StringComparer.Ordinal).Take(MaxRecords).Select(t => t.Length > MaxText ? t[..MaxText] + '\u2026' : t)],
            _ => [.. mine.OfType<AddressRecord>()
                .Select(r => HostAddress.TryParse(r.Address.ToString(), out var a) ? a : default)
                .Where(a => a.IsV6 == (question.Type == DnsType.Aaaa)) // "::ffff:192.0.2.1" is not an IPv6 host
                .Distinct().OrderBy(a => a.Bits).Take(MaxRecords).Select(a => a.ToString())],
        };
    }

    // The name may contain a space (SPF's "%_"), which the text of a name from the wire does not.
    private bool IsOfName(DnsString owner) => Text(owner.Original) == Text(Name);

    private void Keep(DnsResourceRecord record) => Ttl = Math.Min(Ttl ?? int.MaxValue, Math.Max(0, record.InitialTimeToLive));

    /// <summary>The record type on the wire.</summary>
    internal static ResourceRecordType TypeOf(DnsType type) => type switch
    {
        DnsType.A => ResourceRecordType.A,
        DnsType.Aaaa => ResourceRecordType.AAAA,
        DnsType.Ptr => ResourceRecordType.PTR,
        DnsType.Txt => ResourceRecordType.TXT,
        _ => ResourceRecordType.MX,
    };

    /// <summary>A name from the wire: lower case, no trailing dot, spaces and non-ASCII as \DDD (RFC 1035 section 5.1). The root is ".".</summary>
    private static string Text(string wire)
    {
        var name = wire.Length > 1 && wire[^1] == '.' ? wire[..^1] : wire;
        if (name.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            var escaped = new StringBuilder(name.Length + 12);
            foreach (var b in Encoding.UTF8.GetBytes(name))
            {
                _ = b is >= (byte)'!' and <= (byte)'~' ? escaped.Append((char)b) : escaped.Append('\\').Append(b.ToString("000", CultureInfo.InvariantCulture));
            }

            name = escaped.ToString();
        }

        // A name has at most 253 characters, each at most four long when escaped; a longer one is cut.
        return (name.Length > 1012 ? name[..1012] : name).ToLowerInvariant();
    }
}
