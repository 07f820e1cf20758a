using ForgeryCheck.Authentication;

namespace ForgeryCheck.Rules.Author;

/// <summary>
/// FC804: the mail bears a DKIM signature of the author's domain that does not verify, and nothing else speaks for it. A broken signature is worth no
/// more than none (RFC 6376 section 6.1); that a program forged one, or changed what was signed, is another matter.
/// </summary>
internal sealed class SignatureFailsRule : IRule
{
    private static readonly string[] Innocent =
    [
        "A list, a virus scanner or a gateway changed the message after it was signed.",
        "The key was changed or withdrawn since.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC804", "signature-fails", RuleFamily.Author, FindingKind.Anomaly,
        "A signature of the author's domain does not verify, and nothing else speaks for the mail");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var authentication = facts.Authentication;
        AuthCheck? failed = null;
        foreach (var check in authentication.All)
        {
            if (check.Method != AuthMethod.Dkim || !authentication.IsAligned(check.Domain) || check.Result is AuthResult.TempError or AuthResult.None)
            {
                continue;
            }

            if (check.Result == AuthResult.Pass || authentication.Passed is not null)
            {
                sink.AgreeOnChain(Info, facts);
                return;
            }

            failed ??= check;
        }

        if (failed is null)
        {
            return;
        }

        sink.Add(FindingOn.Header(
            Info, facts, failed.Field ?? authentication.Author.Field, [],
            $"The mail bears a DKIM signature of {MailText.Clip(failed.Domain)}, the author's domain, which does not verify ({failed.Detail ?? AuthWords.Of(failed.Result)}, "
            + $"found by {MailText.Clip(failed.By)})."
            + (authentication.IsMediated ? " It came by a list or a forwarder, which may have changed what was signed." : ""),
            Innocent, [("domain", failed.Domain), ("result", AuthWords.Of(failed.Result)), ("detail", failed.Detail), ("by", failed.By)],
            kind: authentication.IsMediated ? FindingKind.Note : FindingKind.Anomaly).Aged(failed.Age));
    }
}
