using ForgeryCheck.Facts.Providers;

namespace ForgeryCheck.Rules.Appended;

/// <summary>
/// FC332: the line is by a host of a known provider, but in another program's form: other software, another kind of id, a protocol that its hosts
/// never write; or in a form that the provider did not yet use at that date. The forms are data (provider-facts.json), counted on genuine mail.
/// </summary>
internal sealed class ProviderShapeRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The provider has changed its program since the table was written (provider-facts.json).",
        "A host inside the provider's own company runs another program.",
        "The line was anonymised by hand, or rewritten on the way.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC332", "provider-shape", RuleFamily.Appended, FindingKind.Contradiction,
        "A known provider's host wrote a line in a form that the provider does not use",
        OnTrusted: "A trusted host wrote this line, so either it was altered in this copy, or the provider has hosts that write in a form not known here.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in facts.Chain.Claimed)
        {
            if (facts.ProviderOf(hop).ByHost is not { Forms.Count: > 0 } provider)
            {
                continue;
            }

            var form = FormOf(provider, hop.Line);
            if (form is null)
            {
                if (LineShape.IsRedacted(hop.Line.Id))
                {
                    sink.CannotTest(Info, [hop.Number], "part of the line's id was replaced in this copy");
                }
                else if (provider.IsClosed(hop.Line.Date))
                {
                    sink.Add(Foreign(facts, hop, provider) with { Fact = provider.Name, Causes = [new Cause(CauseKind.Form, hop.Number)] });
                }
            }
            else if (ProviderFacts.IsTooEarly(form, hop.Line.Date))
            {
                sink.Add(TooEarly(facts, hop, provider, form) with { Fact = provider.Name });
            }
            else
            {
                sink.Agree(Info, hop, provider.Name);
            }
        }
    }

    // If several forms fit, one that was in use on the day supports the line.
    private static ProviderForm? FormOf(MailProvider provider, ReceivedLine line)
    {
        ProviderForm? found = null;
        foreach (var form in provider.Forms)
        {
            if (form.Fits(line))
            {
                if (!ProviderFacts.IsTooEarly(form, line.Date))
                {
                    return form;
                }

                found ??= form;
            }
        }

        return found;
    }

    private Finding Foreign(MessageFacts facts, Hop hop, MailProvider provider)
    {
        var line = hop.Line;
        var sure = ProviderFacts.IsSure(provider.Seen);
        return FindingOn.Line(
            Info, facts, hop, line.Has(TraceField.Software) ? TraceField.Software : line.Has(TraceField.Id) ? TraceField.Id : TraceField.By,
            $"Line {hop.Number} is by {MailText.Quote(hop.ByHost)}, a host of {provider.Name}, but it names {Shape(line)}. "
            + $"No program of {provider.Name} is known to write such a line.",
            Innocent,
            [("provider", provider.Name), ("by", hop.ByHost), ("software", line.Software), ("with", line.With), ("id", line.Id)],
            "other-form", sure ? FindingKind.Contradiction : FindingKind.Anomaly);
    }

    private Finding TooEarly(MessageFacts facts, Hop hop, MailProvider provider, ProviderForm form)
    {
        var since = DateTimeOffset.FromUnixTimeMilliseconds(form.Since!.Value);
        var sure = ProviderFacts.IsSure(form.Agree);
        return FindingOn.Line(
            Info, facts, hop, TraceField.Date,
            $"Line {hop.Number}, by {MailText.Quote(hop.ByHost)}, is {form.Name}, which {provider.Name} has written only since {ClockText.Day(since)}, "
            + $"but the line is dated {ClockText.Moment(hop.Line.Date.Time!.Value)}.",
            Innocent,
            [("provider", provider.Name), ("by", hop.ByHost), ("form", form.Name), ("since", ClockText.Stamp(since)), ("lineTime", ClockText.Stamp(hop.Line.Date.Time!.Value))],
            "too-early", sure ? FindingKind.Contradiction : FindingKind.Anomaly);
    }

    private static string Shape(ReceivedLine line) =>
        $"{(line.Software is { Length: > 0 } software ? $"the software {MailText.Quote(software)}" : "no software")}, "
        + $"{(line.With is { Length: > 0 } with ? $"the protocol {MailText.Quote(with)}" : "no protocol")} and "
        + (line.Id is { Length: > 0 } id ? $"the id {MailText.Quote(id)}" : "no id");
}
