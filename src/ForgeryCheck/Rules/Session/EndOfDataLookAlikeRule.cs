using ForgeryCheck.Facts;
using ForgeryCheck.Findings;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Session;

/// <summary>
/// FC603: the data contain something that some servers take for their end, and that is not (RFC 5321 section 4.1.1.4 has only one). It is followed by
/// a second message with an envelope and lines that no host checked: SMTP smuggling.
/// </summary>
internal sealed class EndOfDataLookAlikeRule : IRule
{
    private static readonly WireSign[] Signs =
    [
        new(
            WireFactKind.EndOfDataLookAlike, "sent a look-alike of the end of data",
            "Servers that take it for the end would read what follows as commands and as another message (SMTP smuggling)."),
    ];

    private static readonly string[] Reasons =
    [
        "A script or a device sent the text with bare line ends, and a line of it is a dot alone.",
        "Somebody tested whether this host can be made to take it.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC603", "end-of-data-look-alike", RuleFamily.Session, FindingKind.Anomaly, "The data hold a look-alike of their end (SMTP smuggling)");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink) => WireSigns.Check(Info, facts, sink, Signs, Reasons);
}
