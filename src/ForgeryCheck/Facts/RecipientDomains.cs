using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Facts;

/// <summary>The domains to whose recipients a message was handed in.</summary>
internal static class RecipientDomains
{
    private const int Most = 4;

    /// <summary>As a trusted host knows them: those of the envelope, else of the boundary line's "for"; in lower case, each once.</summary>
    internal static IReadOnlyList<string> Known(MailMessage message, Chain chain)
    {
        IEnumerable<string>? known = message.Envelope is { Recipients: { Count: > 0 } recipients } ? recipients : chain.BoundaryHop?.Line.For;
        return known is null ? [] : Of(known);
    }

    /// <summary>The same, then as the rest of the header gives them: what delivery agents recorded, else To and Cc.</summary>
    internal static IReadOnlyList<string> Likely(MailMessage message, Chain chain)
    {
        // With a Return-Path alone the envelope lacks recipients: fall back to To and Cc. What the boundary line itself says comes first.
        var written = message.Envelope is { Recipients.Count: > 0 } ? [] : chain.BoundaryHop?.Line.For ?? [];
        return Of(written.Concat(EnvelopeFinder.Find(message) is { Recipients: { Count: > 0 } known } ? known : MessageHeaders.Recipients(message.Header)));
    }

    private static List<string> Of(IEnumerable<string> recipients)
    {
        List<string> domains = [];
        foreach (var recipient in recipients)
        {
            var bare = recipient.AsSpan().Trim().Trim("<>");
            var at = bare.LastIndexOf('@');
            if (at > 0 && bare[(at + 1)..].TrimEnd('.').ToString().ToLowerInvariant() is { Length: > 0 } domain
                && AddressFacts.Literal(domain) is null && !domains.Contains(domain))
            {
                domains.Add(domain);
                if (domains.Count == Most)
                {
                    break;
                }
            }
        }

        return domains;
    }
}
