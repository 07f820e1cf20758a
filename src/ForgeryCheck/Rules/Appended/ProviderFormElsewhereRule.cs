using ForgeryCheck.Facts.Providers;
using ForgeryCheck.Hosts;

namespace ForgeryCheck.Rules.Appended;

/// <summary>
/// FC333: the line has a form exclusive to one provider, a Google or Exchange Online id, but is by another organisation's host. A forger copied a
/// real line and put another host's name into it, so that it joins the line above.
/// </summary>
internal sealed class ProviderFormElsewhereRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The host belongs to the provider under a name that the table does not list (provider-facts.json).",
        "The header was anonymised: the host's name was replaced.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC333", "provider-form-elsewhere", RuleFamily.Appended, FindingKind.Contradiction,
        "A line in a form that only one provider writes is by another organisation's host");

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
            $"Line {hop.Number} is {form.Name}, which only {provider.Name} is known to write, but it is by {MailText.Quote(hop.ByHost)}, which is not known as a host of {provider.Name}.",
            Innocent,
            [("provider", provider.Name), ("form", form.Name), ("by", hop.ByHost), ("software", hop.Line.Software), ("with", hop.Line.With), ("id", hop.Line.Id)],
            kind: sure ? FindingKind.Contradiction : FindingKind.Anomaly);
    }
}
