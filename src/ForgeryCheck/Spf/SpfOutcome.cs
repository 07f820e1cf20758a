using ForgeryCheck.Names;

namespace ForgeryCheck.Spf;

/// <summary>The result of a check and its reason.</summary>
/// <param name="Result">The result.</param>
/// <param name="Domain">The domain whose record was evaluated.</param>
internal sealed record SpfOutcome(SpfResult Result, string Domain)
{
    /// <summary>The directive that decided, as published: "-all". If an included record decided, the directive in that record.</summary>
    public string? Mechanism { get; init; }

    /// <summary>The domain in whose record that directive stands, with include and redirect followed.</summary>
    public string? RecordDomain { get; init; }

    /// <summary>Why there is no policy or no result, in one line for a person; null if the result is a policy's.</summary>
    public string? Problem { get; init; }

    /// <summary>The number of evaluated terms that query the DNS (RFC 7208 section 4.6.4).</summary>
    public int Lookups { get; init; }

    /// <summary>A result without a policy.</summary>
    internal static SpfOutcome Without(SpfResult result, string domain, string problem) => new(result, domain) { Problem = problem };

    /// <summary>The result if a question has no answer (RFC 7208 sections 4.4 and 5).</summary>
    internal static SpfOutcome Unanswered(DnsAnswer answer, string domain) =>
        Without(answer.Status == DnsStatus.NotAsked ? SpfResult.NotTestable : SpfResult.TempError, domain, NameWords.Unanswered(answer));
}
