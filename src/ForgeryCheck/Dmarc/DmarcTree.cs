using ForgeryCheck.Names;

namespace ForgeryCheck.Dmarc;

/// <summary>Finds policy records in the DNS. Asks one question at a time, and none twice.</summary>
internal sealed class DmarcTree(INameService names, CancellationToken cancellation)
{
    // RFC 9989 section 4.10, step 4: after the first question a longer name is cut to one label less than this.
    private const int MostQuestions = 8;

    private readonly Dictionary<string, DmarcLookup> _known = new(StringComparer.Ordinal);

    /// <summary>Looks for a record at one domain. If there are several, none counts (section 4.10, step 2).</summary>
    internal async ValueTask<DmarcLookup> LookUpAsync(string domain)
    {
        if (!_known.TryGetValue(domain, out var lookup))
        {
            var answer = await names.AskPublicAsync("_dmarc." + domain, DnsType.Txt, cancellation).ConfigureAwait(false);
            lookup = answer.IsKnown ? new(Only(answer), null) : new(null, answer);
            _known.Add(domain, lookup);
        }

        return lookup;
    }

    /// <summary>Walks from a domain up to the top, or to a record that states its domain's role.</summary>
    internal async ValueTask<DmarcWalk> WalkAsync(string start)
    {
        var found = new List<(string, DmarcRecord)>();
        for (var labels = DomainNames.Labels(start); labels > 0; labels = Math.Min(labels, MostQuestions) - 1)
        {
            var domain = DomainNames.Last(start, labels);
            var (record, unanswered) = await LookUpAsync(domain).ConfigureAwait(false);
            if (unanswered is not null)
            {
                return new(start, [], unanswered);
            }

            if (record is not null)
            {
                found.Add((domain, record));
                if (record.Role != DmarcRole.Unstated)
                {
                    break;
                }
            }
        }

        return new(start, found, null);
    }

    private static DmarcRecord? Only(DnsAnswer answer)
    {
        DmarcRecord[] records = [.. answer.Values.Select(DmarcRecordParser.Parse).OfType<DmarcRecord>()];
        return records.Length == 1 ? records[0] : null;
    }
}
