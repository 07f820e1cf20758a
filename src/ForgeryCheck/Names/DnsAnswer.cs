namespace ForgeryCheck.Names;

/// <summary>A question with its answer: evidence, so it records who answered and when.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Status">The outcome.</param>
/// <param name="Records">
/// The records in a fixed order: addresses, PTR names and texts sorted, MX as "10 mx.example.org" by preference,
/// CNAME steps first as "CNAME target". The strings of one TXT record are joined without a space (RFC 7208 section 3.3, RFC 6376 section 3.6.2.2).
/// </param>
/// <param name="At">When the answer came.</param>
/// <param name="Resolver">The resolver that was queried, as address:port; empty if none was.</param>
public sealed record DnsAnswer(
    DnsQuestion Question, DnsStatus Status, IReadOnlyList<string> Records, DateTimeOffset At, string Resolver)
{
    /// <summary>How many seconds the answer may be kept: the least TTL of its records; null if it has none.</summary>
    public int? Ttl { get; init; }

    /// <summary>Whether a server answered yes or no.</summary>
    public bool IsKnown => Status is DnsStatus.NoError or DnsStatus.NxDomain;

    /// <summary>The records without the CNAME steps.</summary>
    public IEnumerable<string> Values => Records.Where(r => !r.StartsWith("CNAME ", StringComparison.Ordinal));
}
