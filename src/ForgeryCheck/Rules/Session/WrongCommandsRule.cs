using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Session;

/// <summary>
/// FC605: the client's commands are not those of a mail host (RFC 5321 section 4.1): invalid, too long, out of sequence or of another protocol.
/// </summary>
internal sealed class WrongCommandsRule : IRule
{
    private const string InOrder = "A mail host sends the commands of RFC 5321 in the right order and form.";
    private const string InLimits = "A mail host keeps to the limits of RFC 5321 section 4.5.3.1.";

    private static readonly WireSign[] Signs =
    [
        new(WireFactKind.BareLineFeedInCommand, "ended a command with a bare LF", "A mail host ends commands with CR LF."),
        new(WireFactKind.ControlInCommand, "sent a control character in a command", InOrder),
        new(WireFactKind.LongCommand, "sent an overlong command", InLimits),
        new(WireFactKind.LongPath, "gave an overlong address", InLimits),
        new(WireFactKind.WrongParameter, "gave a parameter that was invalid, repeated or not offered", "A mail host uses only what the EHLO reply offers."),
        new(WireFactKind.SyntaxError, "sent a command with wrong syntax", InOrder),
        new(WireFactKind.SpaceBeforePath, "put a space before the address in MAIL FROM or RCPT TO", "A mail host puts none there (RFC 5321 section 3.3)."),
        new(WireFactKind.OutOfSequence, "sent a command out of sequence", InOrder),
        new(WireFactKind.UnknownCommand, "sent an unknown command", InOrder),
        new(WireFactKind.OtherProtocol, "spoke a protocol other than SMTP", InOrder),
    ];

    private static readonly string[] Reasons =
    [
        "The client is an old or home-made program, or a person typed the commands.",
        "A program for another service was pointed at the mail port by mistake.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC605", "wrong-commands", RuleFamily.Session, FindingKind.Anomaly, "The client sent commands that no mail host sends");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink) => WireSigns.Check(Info, facts, sink, Signs, Reasons);
}
