using System.Text;
using ForgeryCheck.Fields;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;
using ForgeryCheck.Signatures;

namespace ForgeryCheck.Authentication;

/// <summary>A valid signature of the author's organisation: what it covers, when it was made, and which line shows its signer.</summary>
/// <param name="Tags">What it says.</param>
/// <param name="Covered">Which of the fields that a reader looks at, and of the lines, it covers. RFC 6376 section 5.4.1 advises against Received.</param>
/// <param name="Uncovered">Which of the fields that a reader looks at are in the header and not covered.</param>
/// <param name="Line">The lowest line that shows the message at a host of the signer; null if there is none.</param>
internal sealed record AuthorSignature(SignatureTags Tags, string[] Covered, string[] Uncovered, int? Line)
{
    private const string Lines = "Received";

    private static readonly (string Name, byte[] Bytes)[] Shown =
        [.. new[] { "From", "To", "Subject", "Date", "Message-ID", Lines }.Select(name => (name, Encoding.ASCII.GetBytes(name)))];

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

        return found is null ? null : Of(found, fields.Header, LineOf(chain, organisations.Of(found.Domain)));
    }

    private static AuthorSignature Of(SignatureTags tags, HeaderBlock header, int? line)
    {
        List<string> covered = [], uncovered = [];
        foreach (var (name, bytes) in Shown)
        {
            if (Covers(tags, name))
            {
                covered.Add(name);
            }
            else if (name != Lines && header.Find(bytes) is not null)
            {
                uncovered.Add(name);
            }
        }

        return new AuthorSignature(tags, [.. covered], [.. uncovered], line);
    }

    private static bool Covers(SignatureTags tags, string name)
    {
        for (var i = 0; i < tags.Names.Count; i++)
        {
            if (tags.Names[i].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMeant(SignatureTags tags, string domain, SignatureMark mark) =>
        (IsIn(tags.Domain, domain) || IsIn(domain, tags.Domain))
        && (mark.Selector is null || mark.Selector == tags.Selector)
        && (mark.Start is not { Length: > 0 } start || tags.Signature.StartsWith(start, StringComparison.Ordinal));

    private static bool IsIn(string name, string domain) =>
        name.EndsWith(domain, StringComparison.Ordinal) && (name.Length == domain.Length || name[^(domain.Length + 1)] == '.');

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
