using ForgeryCheck.Chains;
using ForgeryCheck.Facts;
using ForgeryCheck.Facts.Providers;
using ForgeryCheck.Findings;
using ForgeryCheck.Hosts;
using ForgeryCheck.Sentences;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Appended;

/// <summary>
/// FC333: the line has a form exclusive to one provider, an id of Google's or Exchange Online's, but is by somebody else's host. A forger copied a
/// real line and put another host's name into it, so that it joins the line above.
/// </summary>
internal sealed class ProviderFormElsewhereRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The host is the provider's under a name that the table does not know (provider-facts.json).",
        "The header was made anonymous: the host's name was replaced.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC333", "provider-form-elsewhere", RuleFamily.Appended, FindingKind.Contradiction,
        "A line in a form that only one provider writes is by a host of somebody else");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in facts.Chain.Claimed)
        {
            // Internally, the providers' hosts use an address or a name without a domain.
            if (hop.ByHost is not { } host || !host.Contains('.', StringComparison.Ordinal) || !HostNames.IsName(host))
            {
                continue;
            }

            if (facts.ProviderOf(hop) is not { ByForm: { } provider, Form: { } form } line)
            {
                continue;
            }

            if (line.ByHost?.Name == provider.Name)
            {
                sink.Agree(Info, hop, provider.Name);
            }
            else
            {
                sink.Add(Say(facts, hop, provider, form) with { Fact = provider.Name });
            }
        }
    }

    private Finding Say(MessageFacts facts, Hop hop, MailProvider provider, ProviderForm form)
    {
        var sure = ProviderFacts.IsSure(form.Agree);
        return FindingOn.Line(
            Info, facts, hop, TraceField.By,
            $"Line {hop.Number} is {form.Name}, and only {provider.Name} is known to write such lines, but it is by {MailText.Quote(hop.ByHost)}, which is not known as a host of {provider.Name}.",
            Innocent,
            [("provider", provider.Name), ("form", form.Name), ("by", hop.ByHost), ("software", hop.Line.Software), ("with", hop.Line.With), ("id", hop.Line.Id)],
            kind: sure ? FindingKind.Contradiction : FindingKind.Anomaly);
    }
}
