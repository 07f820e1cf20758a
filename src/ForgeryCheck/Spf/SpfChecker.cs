using ForgeryCheck.Names;

namespace ForgeryCheck.Spf;

/// <summary>
/// SPF (RFC 7208): may a client use a domain, according to that domain? The questions to the DNS are asked one after the other, so that a replay asks the
/// same ones, and their number is bounded. "exp" is checked and otherwise ignored: text that a domain wants shown is not evidence.
/// </summary>
internal static class SpfChecker
{
    /// <summary>Checks a client.</summary>
    internal static async ValueTask<SpfOutcome> CheckAsync(INameService names, SpfQuery query, CancellationToken cancellation = default)
    {
        if (!names.IsOn)
        {
            return SpfOutcome.Without(SpfResult.NotTestable, query.Domain, "DNS is off");
        }

        // RFC 7208 section 4.3: a malformed domain, or one of a single label, has no policy. Such names are answered without a question.
        var lookups = new SpfLookups(names, cancellation);
        var outcome = await new SpfEvaluation(query, lookups).CheckHostAsync(query.Domain).ConfigureAwait(false);
        return outcome with { Domain = query.Domain, Lookups = lookups.Terms };
    }
}
