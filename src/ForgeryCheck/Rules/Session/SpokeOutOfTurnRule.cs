using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Session;

/// <summary>
/// FC601: the client did not wait for a reply where it has to (RFC 5321 section 3.1, RFC 2920 section 3.1). Programs that only push mail out read no
/// replies.
/// </summary>
internal sealed class SpokeOutOfTurnRule : IRule
{
    private static readonly WireSign[] Signs =
    [
        new(WireFactKind.EarlyTalk, "spoke before the greeting", "A mail host waits for the greeting."),
        new(
            WireFactKind.PipelinedOutOfTurn, "did not wait for the reply to a command that ends a pipelined group",
            "A mail host waits after EHLO, DATA, STARTTLS and the like."),
        new(
            WireFactKind.TextBeforeHandshake, "sent plain text after STARTTLS, before the TLS handshake",
            "A mail host sends nothing there; this host discarded the text."),
    ];

    private static readonly string[] Reasons =
    [
        "The client is an old or home-made program that sends all its commands at once.",
        "A firewall or a WAN accelerator between the two hosts sent what it had buffered.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC601", "spoke-out-of-turn", RuleFamily.Session, FindingKind.Anomaly, "The client did not wait for its turn in SMTP");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink) => WireSigns.Check(Info, facts, sink, Signs, Reasons);
}
