using ForgeryCheck.Authentication;
using ForgeryCheck.Fields;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Author;

/// <summary>
/// FC807: only From names the author's organisation: not the envelope sender, not the client or any host in the lines, no signature, and not
/// the Message-ID. Services that send for others look like this too, so bulk mail has its own counts, and so has mail whose client the receiver
/// checked: a service that sends for others has SPF or a signature of its own.
/// </summary>
internal sealed class AuthorUnrelatedRule : IRule
{
    private const string Bulk = "bulk", Personal = "other", Checked = "checked", Unvouched = "unvouched";

    private static readonly string[] Innocent =
    [
        "A service sends for the author's organisation, under its own name.",
        "The author used a provider other than the one in From.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC807", "author-unrelated", RuleFamily.Author, FindingKind.Anomaly,
        "Only From names the author's organisation");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var authentication = facts.Authentication;
        if (facts.Chain.BoundaryHop is not { HasClient: true } || authentication is not { Organisation: { } organisation, SenderDomain: { } sender })
        {
            return;
        }

        // What the DNS says of the client much later was not known when the mail was taken in.
        var spf = authentication.First(AuthMethod.Spf);
        var isChecked = spf is not null and not { Age.IsWorthless: true };
        if (isChecked ? authentication.IsMediated : authentication.IsSaidMediated)
        {
            // Without a check nothing could vouch for a list or a forwarder.
            return;
        }

        var fact = isChecked ? Checked : (facts.Chain.Mediation & Mediation.Bulk) != 0 ? Bulk : Personal;
        if (facts.Organisations.Of(sender) == organisation || IsInLines(facts, organisation) || IsInFields(facts, organisation) || authentication.Passed is not null)
        {
            sink.AgreeOnChain(Info, facts, fact);
            return;
        }

        var isUnvouched = isChecked && !Array.Exists(authentication.All, check => check.Result == AuthResult.Pass && check.Method != AuthMethod.Iprev);
        var finding = FindingOn.Header(
            Info, facts, authentication.Author.Field, [],
            $"From names {MailText.Clip(authentication.Author.Addresses[0])}, but nothing else in the message names {organisation}: the envelope sender is at {MailText.Clip(sender)}, "
            + $"{facts.Chain.BoundaryHop.Client} handed the mail in, and no line, signature or Message-ID names it."
            + (isUnvouched ? " SPF and signatures authenticate no other domain either." : ""),
            Innocent, [("author", organisation), ("sender", sender), ("client", facts.Chain.BoundaryHop.Client)], isUnvouched ? Unvouched : null) with
        { Fact = fact };
        sink.Add(finding.Aged(isUnvouched ? spf!.Age : null));
    }

    private static bool IsInLines(MessageFacts facts, string organisation)
    {
        foreach (var hop in facts.Chain.BoundaryAndClaimed)
        {
            if (hop.HeloOrganisation == organisation || hop.ReverseOrganisation == organisation || (hop.IsClaimed && hop.ByOrganisation == organisation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInFields(MessageFacts facts, string organisation)
    {
        if (facts.Organisations.Of(facts.Fields.MessageId?.Host) == organisation)
        {
            return true;
        }

        foreach (var field in facts.Fields.Fields)
        {
            if (field.Kind == FieldKind.Signature
                && facts.Organisations.Of(TagList.Value(facts.Message.Header.Value(field.Field).Span, "d"u8)) == organisation)
            {
                return true;
            }
        }

        return false;
    }
}
