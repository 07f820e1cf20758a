using ForgeryCheck.Hosts;

namespace ForgeryCheck.Dmarc;

/// <summary>Domain names as sequences of labels.</summary>
internal static class DomainNames
{
    /// <summary>A name in the form in which names are compared: A-labels (RFC 9989 section 5.3.1), lower case, no final dot.</summary>
    internal static string Normalize(string name) => HostNames.ToALabels(name.EndsWith('.') ? name[..^1] : name).ToLowerInvariant();

    /// <summary>The number of labels.</summary>
    internal static int Labels(string name) => name.AsSpan().Count('.') + 1;

    /// <summary>The last labels of a name, at least one; the whole name if it has no more.</summary>
    internal static string Last(string name, int labels)
    {
        for (var at = name.Length - 1; at >= 0; at--)
        {
            if (name[at] == '.' && --labels == 0)
            {
                return name[(at + 1)..];
            }
        }

        return name;
    }

    /// <summary>The domain one label below another, on the way to a name.</summary>
    internal static string OneBelow(string domain, string name) => Last(name, Labels(domain) + 1);
}
