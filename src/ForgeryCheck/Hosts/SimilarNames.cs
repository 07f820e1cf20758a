namespace ForgeryCheck.Hosts;

/// <summary>
/// Names too similar for two organisations to have them by chance. That proves nothing, since anybody may choose a similar name, but no joint
/// between them can be called broken.
/// </summary>
internal static class SimilarNames
{
    private const int StemLength = 5;
    private const int HostLength = 6;

    /// <summary>First labels that any organisation gives its mail hosts: with or without a number, they identify nobody.</summary>
    private static readonly string[] Common = ["mail", "smtp", "relay", "host", "server", "out", "in", "mx", "gw", "gateway", "web", "mta", "node", "list", "ip", "static", "dsl", "pool"];

    /// <summary>
    /// Whether two registrable domains have the same stem: mimecast.com and mimecast.co.za, telus.net and telusplanet.net, blackhole.com and
    /// black-hole.com, example1.com and example2.com.
    /// </summary>
    internal static bool Domains(string? one, string? other)
    {
        if (one is null || other is null)
        {
            return false;
        }

        Span<char> first = stackalloc char[HostNames.MaxLength], second = stackalloc char[HostNames.MaxLength];
        ReadOnlySpan<char> stem = Stem(one, first), longer = Stem(other, second);
        if (stem.Length > longer.Length)
        {
            var shorter = longer;
            longer = stem;
            stem = shorter;
        }

        // Shorter prefixes are mostly common words: mail.com and mailchimp.com. Equal stems may be one letter shorter.
        return stem.Length >= (stem.Length == longer.Length ? StemLength - 1 : StemLength) && longer.StartsWith(stem)
            // example.org and example.com always stand for different companies (RFC 2606 section 3).
            && !stem.SequenceEqual("example");
    }

    /// <summary>Whether two hosts share a distinctive first label, such as farms number: vms040.isp.example and vms040pub.provider.example.</summary>
    internal static bool Hosts(string? one, string? other)
    {
        if (one is null || other is null)
        {
            return false;
        }

        ReadOnlySpan<char> label = HostNames.FirstLabel(one), longer = HostNames.FirstLabel(other);
        if (label.Length > longer.Length)
        {
            var shorter = longer;
            longer = label;
            label = shorter;
        }

        if (label.Length < HostLength || !label.ContainsAnyInRange('0', '9') || !longer.StartsWith(label, StringComparison.Ordinal))
        {
            return false;
        }

        var letters = label[..label.IndexOfAnyInRange('0', '9')].TrimEnd('-');
        foreach (var common in Common)
        {
            if (letters.SequenceEqual(common))
            {
                return false;
            }
        }

        return letters.Length > 1;
    }

    /// <summary>The first label without hyphens and without a trailing number.</summary>
    private static ReadOnlySpan<char> Stem(string domain, Span<char> room)
    {
        var length = 0;
        foreach (var c in HostNames.FirstLabel(domain).TrimEnd("0123456789"))
        {
            if (c != '-' && length < room.Length)
            {
                room[length++] = c;
            }
        }

        return room[..length];
    }
}
