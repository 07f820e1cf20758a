using System.Buffers;
using ForgeryCheck.Json;
using ForgeryCheck.RuleData;

namespace ForgeryCheck.Hosts;

/// <summary>
/// Distinguishes names that providers give to customers' connections and machines (adsl-192-0-2-7.isp.example) from those of their own hosts
/// (rules/customer-names.json). Such a client is in the provider's domain but is not the provider's host.
/// </summary>
internal sealed class CustomerNames
{
    /// <summary>The name of the table in rules/.</summary>
    public const string FileName = "customer-names.json";

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz");
    private readonly HashSet<string> _words;
    private readonly HashSet<string> _accessLines;
    private readonly HashSet<string> _providers;
    private readonly SearchValues<string> _mail;

    /// <summary>Reads the table.</summary>
    /// <param name="json">The table.</param>
    /// <param name="name">The table's name in error messages.</param>
    /// <exception cref="FormatException">The table is invalid; the message says what and where in one line.</exception>
    public CustomerNames(byte[] json, string name = FileName)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var table = JsonSource.OpenTable(json, name);
        table.Root.KnownKeys("words", "accessLines", "providers", "mail", "$schema");
        _words = new(table.Root.Texts("words"), StringComparer.Ordinal);
        _accessLines = new(table.Root.Texts("accessLines"), StringComparer.Ordinal);
        _providers = new(table.Root.Texts("providers"), StringComparer.Ordinal);
        _mail = SearchValues.Create(table.Root.Texts("mail"), StringComparison.Ordinal);
    }

    /// <summary>Loads the table of the rules in force.</summary>
    public static CustomerNames Load(RuleFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new(files.Read(FileName) ?? "{}"u8.ToArray(), files.NameOf(FileName));
    }

    /// <summary>
    /// Whether a lower-case name may be that of a customer's connection or machine, so that its domain does not make it the provider's. In doubt, it may.
    /// </summary>
    /// <param name="name">The name, without a trailing dot.</param>
    /// <param name="domain">Its registrable domain, whose words and numbers are the provider's; null if it has none.</param>
    /// <param name="address">The client's address.</param>
    internal bool Fits(string name, string? domain, HostAddress? address)
    {
        var own = Own(name, domain);
        return HasWord(own, _words) || GeneratedNames.Fits(own, address) || IsLet(own, domain);
    }

    /// <summary>
    /// Whether a lower-case name is more likely that of a customer than of the provider's own mail host, many of which have long numbers too
    /// ("mail-40131", "mr85p00im-zteg06021901"). In doubt, it is not.
    /// </summary>
    /// <param name="name">The name, without a trailing dot.</param>
    /// <param name="domain">Its registrable domain, whose words and numbers are the provider's; null if it has none.</param>
    /// <param name="address">The client's address.</param>
    /// <param name="greetsWithIt">Whether the host gave this name itself, as those do that somebody set up to send mail.</param>
    internal bool Show(string name, string? domain, HostAddress address, bool greetsWithIt)
    {
        var own = Own(name, domain);

        // A provider has many customers, so that their names need a number.
        return IsLet(own, domain)
            || (HasWord(own, _words) && own.ContainsAnyInRange('0', '9'))
            || (!own.ContainsAny(_mail) && (GeneratedNames.Hold(own, address) || (!greetsWithIt && GeneratedNames.Fits(own, address))));
    }

    /// <summary>Whether the name marks a residential, office or mobile connection.</summary>
    /// <param name="name">The lower-case name, without a trailing dot.</param>
    /// <param name="domain">Its registrable domain, whose words are the provider's; null if it has none.</param>
    internal bool IsAccessLine(string name, string? domain) =>
        domain is not null && name.Length > domain.Length && HasWord(name.AsSpan(0, name.Length - domain.Length), _accessLines);

    private static ReadOnlySpan<char> Own(string name, string? domain) =>
        domain is not null && name.Length > domain.Length && name.EndsWith(domain, StringComparison.Ordinal) ? name.AsSpan(0, name.Length - domain.Length - 1) : name;

    // Of a provider that lets machines or lines, only hosts whose names say that they handle mail are its own.
    private bool IsLet(ReadOnlySpan<char> own, string? domain) => domain is not null && _providers.Contains(domain) && !own.ContainsAny(_mail);

    private static bool HasWord(ReadOnlySpan<char> rest, HashSet<string> known)
    {
        var words = known.GetAlternateLookup<ReadOnlySpan<char>>();
        while (rest.IndexOfAny(Letters) is >= 0 and var start)
        {
            var word = rest[start..];
            var length = word.IndexOfAnyExcept(Letters);
            length = length < 0 ? word.Length : length;
            if (words.Contains(word[..length]))
            {
                return true;
            }

            rest = word[length..];
        }

        return false;
    }
}
