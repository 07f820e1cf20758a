using System.Text;
using ForgeryCheck.Fields;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;
using ForgeryCheck.Signatures;

namespace ForgeryCheck.Authentication;

/// <summary>A valid signature of the author's organisation: what it covers, when it was made, and which line shows its signer.</summary>
/// <param name="Tags">What it says.</param>
/// <param name="Uncovered">Which of the fields that a reader looks at are in the header and not covered.</param>
/// <param name="Line">The lowest line that shows the message at a host of the signer; null if there is none.</param>
internal sealed record AuthorSignature(SignatureTags Tags, IReadOnlyList<string> Uncovered, int? Line)
{
    private static readonly string[] Shown = ["From", "To", "Subject", "Date", "Message-ID"];

    /// <summary>Which of the fields that a reader looks at, and of the lines, it covers. RFC 6376 section 5.4.1 advises against Received.</summary>
    internal IEnumerable<string> Covered => Shown.Append("Received").Where(name => Covers(Tags, name));

    /// <summary>The signature that a check found valid; of several candidates the newest, so that none is called old by mistake.</summary>
    internal static AuthorSignature? Find(AuthenticationFacts authentication, FieldFacts fields, Chain chain, Organisations organisations)
    {
        SignatureTags? found = null;
        foreach (var check in authentication.All)
        {
            if (check is not { Method: AuthMethod.Dkim, Result: AuthResult.Pass, Mark: { } mark } || !authentication.IsAligned(check.Domain))
            {
                continue;
            }

            foreach (var field in fields.Fields)
            {
                // Its predecessor DomainKey-Signature is no DKIM signature.
                if (field.Kind == FieldKind.Signature && fields.Header.Is(field.Field, "DKIM-Signature"u8)
                    && SignatureReader.Read(fields.Header, field.Field, SignatureKind.Dkim) is var tags && IsMeant(tags, check.Domain!, mark)
                    && (found is null || tags.SignedAt > found.SignedAt))
                {
                    found = tags;
                }
            }
        }

        return found is null ? null : new AuthorSignature(
            found, [.. Shown.Where(name => !Covers(found, name) && fields.Header.Find(Encoding.ASCII.GetBytes(name)) is not null)],
            LineOf(chain, organisations.Of(found.Domain)));
    }

    private static bool Covers(SignatureTags tags, string name) => tags.Names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool IsMeant(SignatureTags tags, string domain, SignatureMark mark) =>
        (tags.Domain == domain || tags.Domain.EndsWith("." + domain, StringComparison.Ordinal) || domain.EndsWith("." + tags.Domain, StringComparison.Ordinal))
        && (mark.Selector is null || mark.Selector == tags.Selector)
        && (mark.Start is not { Length: > 0 } start || tags.Signature.StartsWith(start, StringComparison.Ordinal));

    // Of the client of the boundary line, HELO is its own claim.
    private static int? LineOf(Chain chain, string? signer)
    {
        int? lowest = null;
        foreach (var hop in chain.BoundaryAndClaimed)
        {
            if (signer is not null && (hop.ReverseOrganisation == signer || (hop.IsClaimed && (hop.ByOrganisation == signer || hop.HeloOrganisation == signer))))
            {
                lowest = hop.Number;
            }
        }

        return lowest;
    }
}
