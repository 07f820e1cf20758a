using System.Globalization;
using System.Text;

namespace ForgeryCheck.Smtp.Policy;

/// <summary>Addresses normalized for comparison.</summary>
internal static class RecipientAddress
{
    /// <summary>The one address without a domain (RFC 5321 section 4.5.1).</summary>
    internal const string Postmaster = "postmaster";

    /// <summary>An address with needless quotes removed, the domain in lower case and in ASCII, and postmaster in lower case.</summary>
    internal static string Normalize(string address)
    {
        var at = address.LastIndexOf('@');
        if (at < 0)
        {
            return address.Equals(Postmaster, StringComparison.OrdinalIgnoreCase) ? Postmaster : address;
        }

        var local = Local(address[..at]);
        return $"{(local.Equals(Postmaster, StringComparison.OrdinalIgnoreCase) ? Postmaster : local)}@{Domain(address[(at + 1)..])}";
    }

    /// <summary>A local part without needless quotes.</summary>
    internal static string Local(string local)
    {
        if (local is not ['"', .., '"'])
        {
            return local;
        }

        var text = new StringBuilder(local.Length);
        for (var i = 1; i < local.Length - 1; i++)
        {
            text.Append(local[i] == '\\' && i < local.Length - 2 ? local[++i] : local[i]);
        }

        return text.ToString();
    }

    /// <summary>A domain in lower case and in ASCII.</summary>
    internal static string Domain(string domain)
    {
        var bare = domain.ToLowerInvariant();
        if (Ascii.IsValid(bare))
        {
            return bare;
        }

        try
        {
            var top = bare[0] == '.';
            return (top ? "." : "") + new IdnMapping { AllowUnassigned = true }.GetAscii(top ? bare[1..] : bare).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return bare; // not a DNS name: matches only itself
        }
    }
}
