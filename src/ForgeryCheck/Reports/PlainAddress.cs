using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using ForgeryCheck.Hosts;

namespace ForgeryCheck.Reports;

/// <summary>Mail addresses that any program takes: a dot-atom at a host name, in ASCII (RFC 5322 section 3.4.1), without quoted strings or literals.</summary>
internal static class PlainAddress
{
    // RFC 5321 section 4.5.3.1.1; a path has at most 256 octets with its brackets.
    private const int MostOfLocalPart = 64;
    private const int Most = 254;

    private static readonly SearchValues<char> DotAtom =
        SearchValues.Create("!#$%&'*+-./0123456789=?ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz{|}~");

    internal static bool Is([NotNullWhen(true)] string? address)
    {
        var at = address?.LastIndexOf('@') ?? -1;
        if (at is < 1 or > MostOfLocalPart || address!.Length > Most)
        {
            return false;
        }

        var local = address.AsSpan(0, at);
        return !local.ContainsAnyExcept(DotAtom) && local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal)
            && IsDomain(address.AsSpan(at + 1));
    }

    /// <summary>The domain of an address that is one.</summary>
    internal static string Domain(string address) => address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant();

    private static bool IsDomain(ReadOnlySpan<char> domain) => System.Text.Ascii.IsValid(domain) && !domain.EndsWith(".") && HostNames.IsName(domain);
}
