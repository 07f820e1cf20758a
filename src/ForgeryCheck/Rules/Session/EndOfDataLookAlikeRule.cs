using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Session;

/// <summary>
/// FC603: the data contain a sequence that some servers take for the end of data, although it is not (RFC 5321 section 4.1.1.4 has only one). It is followed by
/// a second message with an envelope and lines that no host checked: SMTP smuggling.
/// </summary>
internal sealed class EndOfDataLookAlikeRule : IRule
{
    private static readonly WireSign[] Signs =
    [
        new(
            WireFactKind.EndOfDataLookAlike, "sent a false end-of-data sequence",
            "A server that takes it for the end would read what follows as commands and as another message (SMTP smuggling)."),
    ];

    private static readonly string[] Reasons =
    [
        "A script or a device sent the text with bare line endings, and one line is a single dot.",
        "Somebody tested whether this host accepts it.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC603", "end-of-data-look-alike", RuleFamily.Session, FindingKind.Anomaly, "The data contain a false end-of-data sequence (SMTP smuggling)");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink) => WireSigns.Check(Info, facts, sink, Signs, Reasons);
}
