using ForgeryCheck.Facts;
using ForgeryCheck.Findings;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Session;

/// <summary>
/// FC605: the client's commands are not those of a mail host (RFC 5321 section 4.1): invalid, too long, out of sequence or of another protocol.
/// </summary>
internal sealed class WrongCommandsRule : IRule
{
    private const string InOrder = "A mail host sends the commands of RFC 5321 in their order and form.";
    private const string InLimits = "A mail host keeps to the limits of RFC 5321 section 4.5.3.1.";

    private static readonly WireSign[] Signs =
    [
        new(WireFactKind.BareLineFeedInCommand, "ended a command with an LF alone", "A mail host ends commands with CR LF."),
        new(WireFactKind.ControlInCommand, "sent a control character in a command", InOrder),
        new(WireFactKind.LongCommand, "sent too long a command", InLimits),
        new(WireFactKind.LongPath, "named too long an address", InLimits),
        new(WireFactKind.WrongParameter, "gave a parameter that is wrong, came twice or was not offered", "A mail host gives only what the answer to EHLO offers."),
        new(WireFactKind.SyntaxError, "sent a command with wrong syntax", InOrder),
        new(WireFactKind.SpaceBeforePath, "put a space before the address of MAIL FROM or RCPT TO", "A mail host puts none there (RFC 5321 section 3.3)."),
        new(WireFactKind.OutOfSequence, "sent a command out of sequence", InOrder),
        new(WireFactKind.UnknownCommand, "sent a command that does not exist", InOrder),
        new(WireFactKind.OtherProtocol, "spoke another protocol than SMTP", InOrder),
    ];

    private static readonly string[] Reasons =
    [
        "The client is an old or home-made program, or a person typed the commands.",
        "A program for another service was set to the mail port by mistake.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC605", "wrong-commands", RuleFamily.Session, FindingKind.Anomaly, "The client sent commands that no mail host sends");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink) => WireSigns.Check(Info, facts, sink, Signs, Reasons);
}
