using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Session;

/// <summary>FC604: the data contain something that must not be sent, or must be declared first.</summary>
internal sealed class DataOutOfFormRule : IRule
{
    private static readonly WireSign[] Signs =
    [
        new(WireFactKind.Nul, "sent NUL in the data", "A mail host never does."),
        new(
            WireFactKind.EightBitUndeclared, "sent bytes above 127 without BODY=8BITMIME or SMTPUTF8",
            "A mail host declares 8-bit text where the server offers it, or encodes it."),
        new(WireFactKind.LongLine, "sent a line over 1,000 bytes", "A mail host wraps or encodes such lines."),
    ];

    private static readonly string[] Reasons =
    [
        "The program that wrote the message is old or home-made, and no host on the way corrected it.",
        "Some large senders and many scripts never declare 8-bit text.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC604", "data-out-of-form", RuleFamily.Session, FindingKind.Anomaly, "The data contain NUL, undeclared 8-bit text or an overlong line");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink) => WireSigns.Check(Info, facts, sink, Signs, Reasons);
}
