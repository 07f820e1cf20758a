namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// FC512: compares an Authentication-Results field among the claimed lines with the lines. If it names the client that was checked, a line of the same host
/// names it too (RFC 8601 section 2.7.2).
/// </summary>
internal sealed class ResultsAndLineRule : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC512", "results-and-line", RuleFamily.Envelope, FindingKind.Anomaly,
        "No line records the client address in an Authentication-Results field");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.Claimed.Count > 0)
        {
            CheckedClientCheck.Run(Info, "Authentication-Results", facts, facts.Fields.Results, sink);
        }
    }
}
