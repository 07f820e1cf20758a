using System.Collections.Frozen;
using System.Text;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Signatures;

/// <summary>The fields of one header that signatures cover.</summary>
internal sealed class CoveredFields
{
    // RFC 5322 section 3.6, and RFC 2045 section 3 for those of MIME.
    private static readonly FrozenSet<string> Single = new[]
    {
        "from", "sender", "reply-to", "to", "cc", "subject", "date", "message-id", "in-reply-to", "references", "mime-version", "content-type",
        "content-transfer-encoding",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly Dictionary<string, List<int>> _places = new(StringComparer.Ordinal);
    private readonly HeaderBlock _header;

    internal CoveredFields(HeaderBlock header)
    {
        _header = header;
        for (var i = 0; i < header.Fields.Length; i++)
        {
            var name = Encoding.Latin1.GetString(header.Name(header.Fields[i])).ToLowerInvariant();
            if (!_places.TryGetValue(name, out var places))
            {
                _places[name] = places = [];
            }

            places.Add(i);
        }
    }

    /// <summary>
    /// The fields that a signature covers, top first; its own field is not among them (RFC 6376 section 3.5, h=). A name covers the lowest field that
    /// has it, once more the one above (section 5.4.2), and nothing if there are no more.
    /// </summary>
    internal List<HeaderField> Of(SignatureTags signature)
    {
        var found = new SortedSet<int>();
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var written in signature.Names)
        {
            var name = written.ToLowerInvariant();
            if (!_places.TryGetValue(name, out var places))
            {
                continue;
            }

            var next = taken.TryGetValue(name, out var above) ? above - 1 : places.Count - 1;
            if (next >= 0 && _header.Fields[places[next]] == signature.Field)
            {
                next--;
            }

            taken[name] = Math.Max(next, -1);
            if (next >= 0)
            {
                found.Add(places[next]);
            }
        }

        return [.. found.Select(i => _header.Fields[i])];
    }

    /// <summary>The names of fields that may occur once, of which a signature covers one although the header has another.</summary>
    internal IReadOnlyList<string> Uncovered(SignatureTags signature) =>
    [
        .. signature.Names.GroupBy(name => name.ToLowerInvariant())
            .Where(name => Single.Contains(name.Key) && _places.TryGetValue(name.Key, out var places) && places.Count > name.Count())
            .Select(name => name.Key),
    ];
}
