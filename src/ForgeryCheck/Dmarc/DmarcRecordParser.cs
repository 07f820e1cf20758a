using System.Buffers;

namespace ForgeryCheck.Dmarc;

/// <summary>
/// Parses policy records (RFC 9989 section 4.8). Unknown tags are ignored, and so are a tag's second appearance and what is no tag. An invalid value counts
/// as the default, except for "p", "sp" and "np".
/// </summary>
internal static class DmarcRecordParser
{
    private const string Version = "DMARC1";
    private const string Blanks = " \t";

    private static readonly string[] Requests = ["p", "sp", "np"];

    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    /// <summary>Parses a TXT record; null if its first tag is not the version, "v=DMARC1" in this case (section 4.7).</summary>
    internal static DmarcRecord? Parse(string text)
    {
        var tags = text.Split(';');
        if (!TrySplit(tags[0], out var name, out var version) || !name.Equals("v", StringComparison.OrdinalIgnoreCase) || version is not Version)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in tags)
        {
            if (TrySplit(tag, out name, out var value))
            {
                values.TryAdd(name.ToString(), value.ToString());
            }
        }

        return Read(values);
    }

    private static DmarcRecord Read(Dictionary<string, string> values)
    {
        var record = new DmarcRecord
        {
            Policy = Request(values, "p") ?? DmarcRequest.None, // section 4.7: also if the tag is missing
            SubdomainPolicy = Request(values, "sp"),
            MissingPolicy = Request(values, "np"),
            IsDkimStrict = Is(values, "adkim", "s"),
            IsSpfStrict = Is(values, "aspf", "s"),
            Role = Is(values, "psd", "y") ? DmarcRole.PublicSuffix : Is(values, "psd", "n") ? DmarcRole.Organisational : DmarcRole.Unstated,
            IsTest = Is(values, "t", "y"),
        };

        if (Array.Find(Requests, tag => values.ContainsKey(tag) && Request(values, tag) is null) is not { } broken)
        {
            return record;
        }

        // Section 4.10.1: with an address for reports it counts as "p=none"; without one DMARC does not apply.
        record = record with { Policy = DmarcRequest.None, SubdomainPolicy = null, MissingPolicy = null };
        return HasReportAddress(values) ? record : record with { BrokenTag = $"{broken}={values[broken]}" };
    }

    private static bool TrySplit(ReadOnlySpan<char> tag, out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        var equals = tag.IndexOf('=');
        name = equals < 0 ? default : tag[..equals].Trim(Blanks);
        value = tag[(equals + 1)..].Trim(Blanks);
        return !name.IsEmpty;
    }

    private static DmarcRequest? Request(Dictionary<string, string> values, string tag) =>
        Is(values, tag, "none") ? DmarcRequest.None
        : Is(values, tag, "quarantine") ? DmarcRequest.Quarantine
        : Is(values, tag, "reject") ? DmarcRequest.Reject
        : null;

    private static bool Is(Dictionary<string, string> values, string tag, string expected) =>
        values.TryGetValue(tag, out var value) && value.Equals(expected, StringComparison.OrdinalIgnoreCase);

    private static bool HasReportAddress(Dictionary<string, string> values) =>
        values.TryGetValue("rua", out var list) && Array.Exists(list.Split(','), one => IsUri(one.AsSpan().Trim(Blanks)));

    // RFC 3986 section 3: a scheme, a colon, and something behind it.
    private static bool IsUri(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && colon + 1 < text.Length && char.IsAsciiLetter(text[0])
            && !text[..colon].ContainsAnyExcept(SchemeCharacters) && !text.ContainsAnyExceptInRange('!', '~');
    }
}
