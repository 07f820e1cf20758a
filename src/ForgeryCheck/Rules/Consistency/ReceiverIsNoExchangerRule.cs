using ForgeryCheck.Facts;
using ForgeryCheck.Findings;
using ForgeryCheck.Hosts;
using ForgeryCheck.Sentences;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Consistency;

/// <summary>
/// FC209: the host that took the mail in is not in the MX records of the recipient's domain (RFC 5321 section 5.1: CNAMEs followed, lowest preference
/// first). Useful when a path is traced by hand; it has no weight, since the hosts behind an exchanger, and those of today, are often different.
/// </summary>
internal sealed class ReceiverIsNoExchangerRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The MX records have changed since the mail was sent.",
        "The exchanger handed the mail to this host, or the host goes by several names.",
        "The mail was sent on from another address of the recipient's.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC209", "receiver-is-no-exchanger", RuleFamily.Consistency, FindingKind.Note,
        "The host that took the mail in is no mail exchanger of the recipient's domain", NeedsDns: true);

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.BoundaryHop is not { } hop || hop.Line.By is not { } by || Domain(facts) is not { } domain)
        {
            return;
        }

        if (!facts.Names.IsOn)
        {
            sink.CannotTest(Info, [hop.Number], "DNS is off");
            return;
        }

        if (facts.Names.Exchangers(domain) is not { } exchangers)
        {
            sink.CannotTest(Info, [hop.Number], $"the DNS gave no answer about the exchangers of {MailText.Clip(domain)}");
            return;
        }

        // The exchanger's organisation is enough: a farm's hosts have other names than its MX records.
        if (exchangers.Count == 0 || exchangers.Any(x => IsSame(x, by) || facts.Organisations.Same(x, by)) || facts.Organisations.Same(domain, by)
            || (hop.Line.ByAddress is { } address && exchangers.Any(x => facts.Names.Addresses(x, address.IsV6)?.Contains(address) == true)))
        {
            return;
        }

        sink.Add(FindingOn.Chain(
            Info, facts, hop, TraceField.By,
            $"Line {hop.Number} says that {MailText.Clip(by)} took the mail in, but by its MX records mail for {MailText.Clip(domain)} goes to {Clients.List(exchangers)} (lowest preference first).",
            Innocent, [("by", by), ("domain", domain), ("exchangers", string.Join(" ", exchangers))]));
    }

    // The envelope as the listener knows it comes first, then what the trusted host itself wrote.
    private static string? Domain(MessageFacts facts)
    {
        if (facts.Message.Envelope is not { Recipients: { Count: > 0 } recipients })
        {
            return First(facts.HandOverFor);
        }

        return First([.. recipients]);
    }

    private static string? First(ReadOnlySpan<string> recipients)
    {
        foreach (var recipient in recipients)
        {
            var bare = recipient.AsSpan().Trim().Trim("<>");
            var at = bare.LastIndexOf('@');
            if (at >= 0 && at + 1 < bare.Length && bare[(at + 1)..].ToString() is var domain && AddressFacts.Literal(domain) is null)
            {
                return domain.TrimEnd('.').ToLowerInvariant();
            }
        }

        return null;
    }

    private static bool IsSame(string one, string other) =>
        one.AsSpan().TrimEnd('.').Equals(other.AsSpan().TrimEnd('.'), StringComparison.OrdinalIgnoreCase);
}
