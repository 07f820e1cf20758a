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
        return new(files.Read(FileName) ?? "{}"u8.ToArray());
    }

    /// <summary>Whether a lower-case name looks like that of a customer's connection or machine.</summary>
    /// <param name="name">The name, without a trailing dot.</param>
    /// <param name="domain">Its registrable domain, whose words and numbers are the provider's; null if it has none.</param>
    /// <param name="address">The client's address.</param>
    internal bool Fits(string name, string? domain, HostAddress? address)
    {
        var own = domain is not null && name.Length > domain.Length && name.EndsWith(domain, StringComparison.Ordinal)
            ? name.AsSpan(0, name.Length - domain.Length - 1)
            : name;
        return HasWord(own, _words) || GeneratedNames.Fits(own, address) || (domain is not null && _providers.Contains(domain) && !own.ContainsAny(_mail));
    }

    /// <summary>Whether the name marks a residential, office or mobile connection.</summary>
    /// <param name="name">The lower-case name, without a trailing dot.</param>
    /// <param name="domain">Its registrable domain, whose words are the provider's; null if it has none.</param>
    internal bool IsAccessLine(string name, string? domain) =>
        domain is not null && name.Length > domain.Length && HasWord(name.AsSpan(0, name.Length - domain.Length), _accessLines);

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
