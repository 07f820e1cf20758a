namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// FC511: compares a Received-SPF field among the claimed lines with the lines. The host that checks SPF writes the field next to its own Received line (RFC
/// 7208 section 9.1), so the client's address is in both.
/// </summary>
internal sealed class SpfAndLineRule : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC511", "spf-and-line", RuleFamily.Envelope, FindingKind.Anomaly,
        "No line records the client address in a Received-SPF field");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.Claimed.Count > 0)
        {
            CheckedClientCheck.Run(Info, "Received-SPF", facts, facts.Fields.Spf, sink);
        }
    }
}
