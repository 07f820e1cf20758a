using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Session;

/// <summary>FC602: a bare CR or LF in the data. Lines end with both, and with nothing else (RFC 5321 section 2.3.8).</summary>
internal sealed class BareLineEndsRule : IRule
{
    private static readonly WireSign[] Signs =
    [
        new(WireFactKind.BareCarriageReturn, "sent a bare CR in the data", "A mail host ends lines with CR LF and sends neither alone."),
        new(WireFactKind.BareLineFeed, "sent a bare LF in the data", "A mail host ends lines with CR LF and sends neither alone."),
    ];

    private static readonly string[] Reasons =
    [
        "A script or a device sent the text with the line endings of its own system.",
        "A host on the way passed on another host's mistake.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC602", "bare-line-ends", RuleFamily.Session, FindingKind.Anomaly, "The client sent a bare CR or LF in the data");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink) => WireSigns.Check(Info, facts, sink, Signs, Reasons);
}
