using ForgeryCheck.Hosts;

namespace ForgeryCheck.Reports.Exchange;

/// <summary>Names of hosts and domains that any program takes: letters, digits and hyphens in two labels or more (RFC 1123 section 2.1).</summary>
internal static class PlainHost
{
    /// <summary>A name in lower case with its U-labels as A-labels; null if it is no such name.</summary>
    internal static string? Of(string? name)
    {
        if (HostNames.Bare(name) is not { IsEmpty: false } bare || !HostNames.IsName(bare))
        {
            return null;
        }

        var plain = HostNames.ToALabels(bare.ToString()).ToLowerInvariant();
        return System.Text.Ascii.IsValid(plain) && HostNames.IsName(plain) && plain.Contains('.', StringComparison.Ordinal) && HasPlainLabels(plain) ? plain : null;
    }

    private static bool HasPlainLabels(ReadOnlySpan<char> name)
    {
        foreach (var range in name.Split('.'))
        {
            var label = name[range];
            if (label[0] == '-' || label[^1] == '-' || label.Contains('_'))
            {
                return false;
            }
        }

        return true;
    }
}
