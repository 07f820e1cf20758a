using ForgeryCheck.Facts;
using ForgeryCheck.Findings;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Session;

/// <summary>FC604: the data contain what must not be sent, or not without declaring it first.</summary>
internal sealed class DataOutOfFormRule : IRule
{
    private static readonly WireSign[] Signs =
    [
        new(WireFactKind.Nul, "sent NUL in the data", "A mail host sends none."),
        new(
            WireFactKind.EightBitUndeclared, "sent bytes above 127 without BODY=8BITMIME or SMTPUTF8",
            "A mail host declares them where they are offered, or encodes them."),
        new(WireFactKind.LongLine, "sent a line over 1,000 bytes", "A mail host breaks or encodes such lines."),
    ];

    private static readonly string[] Reasons =
    [
        "The program that wrote the message is old or home-made, and no host on the way put it right.",
        "Some large senders and many scripts never declare 8-bit text.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC604", "data-out-of-form", RuleFamily.Session, FindingKind.Anomaly, "The data hold NUL, undeclared 8-bit text or too long a line");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink) => WireSigns.Check(Info, facts, sink, Signs, Reasons);
}
