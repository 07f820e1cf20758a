using ForgeryCheck.Authentication;

namespace ForgeryCheck.Rules.Author;

/// <summary>
/// FC809: a valid signature of the author was made hours before a host that is not the signer's handed the mail in. Anybody can resend a signed message
/// to anybody, and its signature is still valid (RFC 6376 section 8.6); only its time shows it. Where a line shows that the message was in
/// transit when it was signed, it may have waited.
/// </summary>
internal sealed class SignatureReplayedRule : IRule
{
    private const double Hour = 3600, Day = 86400;

    // A host signs within minutes of its line, and clocks differ by as much.
    private const double Tolerance = 600;

    private static readonly string[] Innocent =
    [
        "The message waited in the queue of a host that writes no line, or whose name is not the signer's.",
        "It was forwarded or came through a list, and no header field shows it.",
        "The clock of the signing host was wrong.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC809", "signature-replayed", RuleFamily.Author, FindingKind.Anomaly,
        "Signed mail was handed in hours after it was signed, and not by the signer");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var authentication = facts.Authentication;
        if (authentication is not { IsSaidMediated: false, Signature: { Tags.SignedAt: { } made } signature } || facts.Chain.BoundaryHop is not { IsAuthenticated: false } boundary
            || boundary.Line.Date is not { HasTime: true, Time: { } handedOver } || ClockText.IsVague(boundary.Line.Date))
        {
            return;
        }

        var seconds = (handedOver - made).TotalSeconds;
        if (seconds < Hour || IsSigners(facts, boundary, signature))
        {
            sink.AgreeOnChain(Info, facts);
            return;
        }

        var wait = WaitingLine(facts, made);
        sink.Add(FindingOn.Header(
            Info, facts, signature.Tags.Field, [],
            $"The valid signature of {MailText.Clip(signature.Tags.Domain)} was made at {ClockText.Moment(made)}, but {boundary.Client}, which is not a host of the signer, handed the mail in "
            + $"{ClockText.Span(seconds)} later (line {boundary.Number}). "
            + (wait is { } line
                ? $"Line {line.Number} shows it in transit at {ClockText.Moment(line.Line.Date.Time!.Value)}, so it may have waited."
                : "No line shows where it was in between. Signed mail that somebody resends to other recipients looks like this: the author wrote it, but did not send this copy."),
            Innocent,
            [
                ("signer", signature.Tags.Domain), ("signedTime", ClockText.Stamp(made)), ("handOverTime", ClockText.Stamp(handedOver)),
                ("seconds", ClockText.Seconds(seconds)), ("client", boundary.Client),
            ],
            $"{(wait is null ? "" : "waited-")}{(seconds >= Day ? "1d+" : "1h-1d")}", wait is null ? FindingKind.Anomaly : FindingKind.Note));
    }

    // HELO is the client's own claim, so it does not make the client a host of the signer.
    private static bool IsSigners(MessageFacts facts, Hop boundary, AuthorSignature signature)
    {
        var signer = facts.Organisations.Of(signature.Tags.Domain);
        return boundary.ReverseOrganisation == signer || facts.Client?.Organisation == signer || boundary.HasInternalAddress
            || facts.Authentication.First(AuthMethod.Spf) is { Result: AuthResult.Pass } spf && facts.Authentication.IsAligned(spf.Domain ?? facts.Authentication.SenderDomain);
    }

    /// <summary>The lowest claimed line that is no younger than the signature; null if there is none.</summary>
    private static Hop? WaitingLine(MessageFacts facts, DateTimeOffset made)
    {
        for (var i = facts.Chain.Claimed.Count - 1; i >= 0; i--)
        {
            var hop = facts.Chain.Claimed[i];
            if (hop.Line.Date.Time is { } time && (time - made).TotalSeconds <= Tolerance)
            {
                return hop;
            }
        }

        return null;
    }
}
