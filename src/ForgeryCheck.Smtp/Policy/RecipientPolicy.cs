using System.Globalization;
using System.Text;
using ForgeryCheck.Smtp.Syntax;

namespace ForgeryCheck.Smtp.Policy;

/// <summary>
/// Which recipients are accepted. A list holds domains (example.org), domains with all subdomains (.example.org), addresses (user@example.org) and
/// "postmaster" for the one without a domain. Refusals take precedence; an empty accept list accepts everything. Domains compare case-insensitively,
/// local parts case-sensitively (RFC 5321 section 2.4), except postmaster.
/// </summary>
internal sealed class RecipientPolicy
{
    private const string Postmaster = "postmaster";

    private readonly HashSet<string> _accept;
    private readonly HashSet<string> _refuse;

    /// <summary>Parses both lists.</summary>
    /// <exception cref="FormatException">An entry is none of these four; the message names it.</exception>
    internal RecipientPolicy(IReadOnlyList<string> accept, IReadOnlyList<string> refuse) => (_accept, _refuse) = (Read(accept), Read(refuse));

    /// <summary>Whether mail is accepted for a recipient, given as in RCPT without the angle brackets.</summary>
    internal bool Accepts(string recipient)
    {
        var address = Normal(recipient);
        if (Holds(_refuse, address))
        {
            return false;
        }

        // RFC 5321 section 4.5.1: postmaster without a domain belongs to this host, whatever domains it accepts.
        return _accept.Count == 0 || address == Postmaster || Holds(_accept, address);
    }

    private static bool Holds(HashSet<string> list, string address)
    {
        var at = address.LastIndexOf('@');
        if (list.Count == 0 || at < 0 || list.Contains(address))
        {
            return list.Contains(address);
        }

        var lookup = list.GetAlternateLookup<ReadOnlySpan<char>>();
        var domain = address.AsSpan(at + 1);
        if (lookup.Contains(domain) || lookup.Contains($".{domain}"))
        {
            return true;
        }

        for (var dot = domain.IndexOf('.'); dot >= 0; dot = domain.IndexOf('.'))
        {
            if (lookup.Contains(domain[dot..]))
            {
                return true;
            }

            domain = domain[(dot + 1)..];
        }

        return false;
    }

    private static HashSet<string> Read(IReadOnlyList<string> entries) =>
        [.. entries.Select(e => IsEntry(e)
            ? Normal(e, isEntry: true)
            : throw new FormatException($"{e}: expected a domain, a .domain or an address, as example.org or user@example.org"))];

    private static bool IsEntry(string entry)
    {
        if (entry.Contains('@', StringComparison.Ordinal))
        {
            return PathReader.Read(Encoding.UTF8.GetBytes($"<{entry}>"), utf8: true, allowEmpty: false, allowPostmaster: false).IsOk
                && entry[0] != '@';
        }

        return entry.Length is > 0 and <= 256 && DomainSyntax.IsDomainOrLiteral(Encoding.UTF8.GetBytes(entry[0] == '.' ? entry[1..] : entry));
    }

    /// <summary>An address normalized for comparison: needless quotes removed, the domain in lower case and in ASCII.</summary>
    private static string Normal(string address, bool isEntry = false)
    {
        var at = address.LastIndexOf('@');
        if (at < 0)
        {
            return isEntry || address.Equals(Postmaster, StringComparison.OrdinalIgnoreCase) ? Domain(address) : address;
        }

        var local = address[..at];
        if (local is ['"', .., '"'])
        {
            local = Unquoted(local);
        }

        return $"{(local.Equals(Postmaster, StringComparison.OrdinalIgnoreCase) ? Postmaster : local)}@{Domain(address[(at + 1)..])}";
    }

    private static string Domain(string domain)
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

    private static string Unquoted(string quoted)
    {
        var text = new StringBuilder(quoted.Length);
        for (var i = 1; i < quoted.Length - 1; i++)
        {
            text.Append(quoted[i] == '\\' && i < quoted.Length - 2 ? quoted[++i] : quoted[i]);
        }

        return text.ToString();
    }
}
