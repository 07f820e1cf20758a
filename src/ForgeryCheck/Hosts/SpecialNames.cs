using System.Collections.Frozen;

namespace ForgeryCheck.Hosts;

/// <summary>Names that are never those of the public DNS, by their last label: RFC 6761, RFC 6762 appendix G, RFC 7686, RFC 9476, ICANN 2024 (internal).</summary>
internal static class SpecialNames
{
    private static readonly FrozenSet<string> Tops = new[]
    {
        "alt", "arpa", "corp", "home", "internal", "intranet", "invalid", "lan", "local", "localdomain", "localhost",
        "onion", "private",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a name, in lower case and without a trailing dot, ends in such a label.</summary>
    internal static bool Fits(ReadOnlySpan<char> name) => Tops.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name[(name.LastIndexOf('.') + 1)..]);
}
