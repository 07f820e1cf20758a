using System.Text;
using ForgeryCheck.Smtp.Syntax;

namespace ForgeryCheck.Smtp.Policy;

/// <summary>
/// A list of recipients: domains (example.org), domains with all subdomains (.example.org), addresses (user@example.org), "postmaster" for the one
/// without a domain, and patterns, in which "*" stands for any characters of a local part or of a domain. Domains and patterns compare
/// case-insensitively, the local parts of addresses case-sensitively (RFC 5321 section 2.4), except postmaster.
/// </summary>
internal sealed class RecipientList
{
    private const int LongestDomain = 256;

    private readonly HashSet<string> _entries = [];
    private readonly List<RecipientPattern> _patterns = [];

    /// <summary>Parses a list.</summary>
    /// <param name="entries">The list.</param>
    /// <param name="option">The option that it is the value of.</param>
    /// <exception cref="FormatException">An entry is invalid; the message names option and entry.</exception>
    internal RecipientList(IReadOnlyList<string> entries, string option)
    {
        foreach (var entry in entries)
        {
            if (!IsEntry(entry))
            {
                throw new FormatException(
                    $"{option} {entry}: expected a domain, a .domain, an address or a pattern, as example.org, user@example.org or *-trap@example.org");
            }

            if (entry.Contains('*', StringComparison.Ordinal))
            {
                _patterns.Add(Pattern(entry, option));
            }
            else
            {
                _entries.Add(entry.Contains('@', StringComparison.Ordinal) ? RecipientAddress.Normalize(entry) : RecipientAddress.Domain(entry));
            }
        }
    }

    /// <summary>Whether nothing is listed.</summary>
    internal bool IsEmpty => _entries.Count == 0 && _patterns.Count == 0;

    /// <summary>Whether an address, normalized, is listed.</summary>
    internal bool Holds(string address) => HoldsEntry(address) || HoldsPattern(address);

    private static RecipientPattern Pattern(string entry, string option)
    {
        try
        {
            return RecipientPattern.Parse(entry);
        }
        catch (FormatException e)
        {
            throw new FormatException($"{option} {e.Message}", e);
        }
    }

    private bool HoldsEntry(string address)
    {
        var at = address.LastIndexOf('@');
        if (_entries.Count == 0 || at < 0 || _entries.Contains(address))
        {
            return _entries.Contains(address);
        }

        var lookup = _entries.GetAlternateLookup<ReadOnlySpan<char>>();
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

    private bool HoldsPattern(string address)
    {
        if (_patterns.Count == 0)
        {
            return false;
        }

        var at = address.LastIndexOf('@');
        var local = (at < 0 ? address : address[..at]).ToLowerInvariant();
        var domain = at < 0 ? "" : address[(at + 1)..];
        return _patterns.Exists(pattern => pattern.Matches(local, domain));
    }

    private static bool IsEntry(string entry)
    {
        // A "*" is allowed in a local part as it is; in a domain anything that it may stand for has to make one.
        var at = entry.LastIndexOf('@');
        var domain = entry[(at + 1)..].Replace('*', 'x');
        return at < 0
            ? entry.Length is > 0 and <= LongestDomain && !entry.StartsWith(".*", StringComparison.Ordinal)
                && DomainSyntax.IsDomainOrLiteral(Encoding.UTF8.GetBytes(domain[0] == '.' ? domain[1..] : domain))
            : at > 0 && PathReader.Read(Encoding.UTF8.GetBytes($"<{entry[..at]}@{domain}>"), utf8: true, allowEmpty: false, allowPostmaster: false).IsOk;
    }
}
