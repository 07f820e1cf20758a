namespace ForgeryCheck.Smtp.Policy;

/// <summary>A recipient with "*" in the local part, in the domain, or in both; without "@" only the domain counts.</summary>
internal sealed class RecipientPattern
{
    private readonly Wildcard? _local;
    private readonly Wildcard _domain;

    private RecipientPattern(Wildcard? local, Wildcard domain) => (_local, _domain) = (local, domain);

    /// <summary>Parses a pattern that has the form of an address or of a domain.</summary>
    /// <exception cref="FormatException">It could never match; the message names it.</exception>
    internal static RecipientPattern Parse(string pattern)
    {
        var at = pattern.LastIndexOf('@');
        var labels = pattern[(at + 1)..].Split('.').Select(label => label.Contains('*', StringComparison.Ordinal) ? label.ToLowerInvariant() : Label(label));
        var domain = string.Join('.', labels);
        if (domain[0] == '.')
        {
            throw new FormatException($"{pattern}: a .domain takes no \"*\"; *.example.org is the pattern for all subdomains");
        }

        // Domains are compared in ASCII, in which part of a label is not found again.
        return System.Text.Ascii.IsValid(domain)
            ? new RecipientPattern(at < 0 ? null : new Wildcard(RecipientAddress.Local(pattern[..at]).ToLowerInvariant()), new Wildcard(domain))
            : throw new FormatException($"{pattern}: a label with \"*\" must be ASCII; write the others as they are, or in their xn-- form");
    }

    /// <summary>Whether the pattern matches an address.</summary>
    /// <param name="local">The local part in lower case.</param>
    /// <param name="domain">The domain, normalized; empty for postmaster without one.</param>
    internal bool Matches(string local, string domain) => (_local is null || _local.Matches(local)) && _domain.Matches(domain);

    private static string Label(string label) => label.Length == 0 ? "" : RecipientAddress.Domain(label);
}
