using ForgeryCheck.Facts;
using ForgeryCheck.Findings;

namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// FC511: a Received-SPF field among the claimed lines against the lines. The host that checks SPF writes the field beside its own Received line (RFC
/// 7208 section 9.1), so the client's address is in both.
/// </summary>
internal sealed class SpfAndLineRule : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC511", "spf-and-line", RuleFamily.Envelope, FindingKind.Anomaly,
        "The address in a Received-SPF field stands in no line");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.Claimed.Count > 0)
        {
            CheckedClientCheck.Run(Info, "Received-SPF", facts, facts.Fields.Spf, sink);
        }
    }
}
