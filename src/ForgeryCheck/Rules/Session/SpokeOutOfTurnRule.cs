using ForgeryCheck.Facts;
using ForgeryCheck.Findings;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Session;

/// <summary>
/// FC601: the client did not wait for a reply where it has to (RFC 5321 section 3.1, RFC 2920 section 3.1). Programs that only pump out mail read no
/// replies.
/// </summary>
internal sealed class SpokeOutOfTurnRule : IRule
{
    private static readonly WireSign[] Signs =
    [
        new(WireFactKind.EarlyTalk, "spoke before it was greeted", "A mail host waits for the greeting."),
        new(
            WireFactKind.PipelinedOutOfTurn, "sent on without waiting for the answer to a command that ends a group",
            "A mail host waits after EHLO, DATA, STARTTLS and such."),
        new(
            WireFactKind.TextBeforeHandshake, "sent plain text behind STARTTLS, before the handshake",
            "A mail host sends nothing there; what it was made to send is thrown away."),
    ];

    private static readonly string[] Reasons =
    [
        "The client is an old or home-made program that sends its commands at once.",
        "A firewall or an accelerator between the two hosts sent on what it had collected.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC601", "spoke-out-of-turn", RuleFamily.Session, FindingKind.Anomaly, "The client spoke in SMTP before it was its turn");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink) => WireSigns.Check(Info, facts, sink, Signs, Reasons);
}
