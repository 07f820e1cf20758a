using ForgeryCheck.Authentication;

namespace ForgeryCheck.Rules.Author;

/// <summary>
/// FC804: the mail has a DKIM signature of the author's domain that does not verify, and nothing else authenticates it. A broken signature is worth no
/// more than none (RFC 6376 section 6.1), but it may mean that a program forged the signature or changed what was signed.
/// </summary>
internal sealed class SignatureFailsRule : IRule
{
    private static readonly string[] Innocent =
    [
        "A list, a virus scanner or a gateway changed the message after it was signed.",
        "The key has been changed or withdrawn since.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC804", "signature-fails", RuleFamily.Author, FindingKind.Anomaly,
        "A signature of the author's domain does not verify, and nothing else authenticates the mail");

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
            $"The DKIM signature of {MailText.Clip(failed.Domain)}, the author's domain, does not verify, according to {MailText.Clip(failed.By)}"
            + (failed.Detail is { } detail ? $": {detail.TrimEnd('.')}." : $" ({AuthWords.Of(failed.Result)}).")
            + (authentication.IsMediated ? " The mail came through a list or a forwarder, which may have changed what was signed." : ""),
            Innocent, [("domain", failed.Domain), ("result", AuthWords.Of(failed.Result)), ("detail", failed.Detail), ("by", failed.By)],
            kind: authentication.IsMediated ? FindingKind.Note : FindingKind.Anomaly).Aged(failed.Age));
    }
}
