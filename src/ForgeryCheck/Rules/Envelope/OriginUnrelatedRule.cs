using ForgeryCheck.Fields;

namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// FC516: the claimed lines start at hosts of organisations that the rest of the header does not name: neither as the author's, nor as the sender's,
/// the signer's or the Message-ID's. Lines taken from another message look like that, however well they are redated. So does genuine mail if another
/// company runs a domain's mail.
/// </summary>
internal sealed class OriginUnrelatedRule : IRule
{
    private static readonly string[] Reasons =
    [
        "Another company runs the mail of the author's domain, or the author sent through a local access provider.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC516", "origin-unrelated", RuleFamily.Envelope, FindingKind.Anomaly,
        "The claimed lines come from organisations that no other header field names");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.Claimed.Count == 0)
        {
            return;
        }

        var origin = facts.Fields.Origin;
        // Most of the world has its domain's mail served by a provider or hosting company.
        var fact = origin.Places.Any(facts.Organisations.IsListed) ? "served by a known provider" : "served elsewhere";
        if (origin.Fit == OriginFit.Unrelated)
        {
            sink.Add(Contradict(facts, origin) with { Fact = fact, Causes = [Causes.Origin] });
        }
        else if (origin.Fit == OriginFit.Fits)
        {
            sink.Add(Support(facts) with { Fact = fact });
        }
    }

    private Finding Contradict(MessageFacts facts, Origin origin)
    {
        var anchors = string.Join(", ", origin.Named);
        var places = string.Join(", ", origin.Places);
        return FindingOn.Chain(
            Info, facts, [],
            $"The other header fields say that the message comes from {(origin.Named.Count == 1 ? "the organisation" : "the organisations")} of {MailText.Clip(anchors)}, but the lines below the hand-over name only hosts of "
            + $"{MailText.Clip(places)}. A message normally starts at a host of its author's, sender's or signer's organisation.",
            Reasons, [("anchors", anchors), ("places", places)], origin.Named.Count > 1 ? "several" : "one");
    }

    private Finding Support(MessageFacts facts) => FindingOn.Chain(
        Info, facts, [facts.Chain.Claimed[^1].Number],
        "The claimed lines start at an organisation that the rest of the header names as the author's, sender's or signer's, as they do in genuine mail.",
        [], [], "fits", FindingKind.Support);
}
