using ForgeryCheck.Names;

namespace ForgeryCheck.Spf;

/// <summary>
/// The questions of one check, one at a time, with the counts that RFC 7208 section 4.6.4 limits. Together with the limits of "mx" and "ptr" they bound the
/// questions of a check.
/// </summary>
internal sealed class SpfLookups(INameService names, CancellationToken cancellation)
{
    private const int MostTerms = 10;
    private const int MostVoidTerms = 2;

    private int _voidTerms;

    /// <summary>The number of terms so far that query the DNS.</summary>
    internal int Terms { get; private set; }

    /// <summary>Counts a term that queries the DNS; false if it is one too many.</summary>
    internal bool AddTerm()
    {
        Terms++;
        return Terms <= MostTerms;
    }

    /// <summary>Counts a term whose queries found nothing; false if it is one too many.</summary>
    internal bool AddVoidTerm() => ++_voidTerms <= MostVoidTerms;

    /// <summary>Asks for the records of one type.</summary>
    internal ValueTask<DnsAnswer> AskAsync(string name, DnsType type) => names.AskPublicAsync(name, type, cancellation);

    /// <summary>Asks for the addresses of a host in the family of the client: A or AAAA (section 5).</summary>
    internal ValueTask<DnsAnswer> AskAddressesAsync(string host, HostAddress client) => AskAsync(host, client.IsV6 ? DnsType.Aaaa : DnsType.A);
}
