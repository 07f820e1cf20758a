using System.Text;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Authentication;

/// <summary>
/// Reads an Authentication-Results field (RFC 8601 section 2.2). By hand, because MimeKit refuses most fields of Microsoft, which have no authserv-id
/// and methods of their own, and because one result that nobody understands must not hide the others.
/// </summary>
internal static class AuthenticationResultsReader
{
    private const int MaxBytes = 8192;

    /// <summary>More than genuine fields have: one for each of ten signatures, and the others.</summary>
    private const int MaxResults = 32;

    /// <summary>Adds the checks that a field records.</summary>
    /// <param name="header">The header.</param>
    /// <param name="field">The field.</param>
    /// <param name="by">Who wrote it, if the field does not say.</param>
    /// <param name="client">The client that was checked; null if the field does not name it.</param>
    /// <param name="found">Receives the checks.</param>
    internal static void Read(HeaderBlock header, HeaderField field, string by, HostAddress? client, List<AuthCheck> found)
    {
        var value = header.Value(field).Span;
        value = value[..Math.Min(value.Length, MaxBytes)];
        Span<char> text = stackalloc char[value.Length];
        var scanner = new ResultScanner(text[..Encoding.Latin1.GetChars(value, text)]);
        by = scanner.ReadAuthServId() is { Length: > 0 } id ? id.ToString() : by;
        var record = new Record(by, field, client);
        for (var i = 0; i < MaxResults && scanner.ReadResult(out var written); i++)
        {
            if (Check(written, record) is { } check)
            {
                found.Add(check);
            }
        }
    }

    private static AuthCheck? Check(WrittenResult written, in Record record)
    {
        if (AuthWords.Find(written.Result) is not { } result)
        {
            return null;
        }

        if (written.Is("spf"))
        {
            return Spf(written, result, record);
        }

        if (written.Is("dkim"))
        {
            return new AuthCheck(AuthMethod.Dkim, result, written.Domain("header.d") ?? written.Domain("header.i"), record.By)
            {
                Field = record.Field,
                Mark = new SignatureMark(written.Domain("header.s"), written.Value("header.b")),
            };
        }

        return written.Is("dmarc") ? new AuthCheck(AuthMethod.Dmarc, result, written.Domain("header.from"), record.By) { Field = record.Field, Policy = Policy(written) }
            : written.Is("arc") ? new AuthCheck(AuthMethod.Arc, result, null, record.By) { Field = record.Field }
            : written.Is("iprev") ? Iprev(written, result, record)
            : null;
    }

    private static AuthCheck Spf(WrittenResult written, AuthResult result, in Record record)
    {
        var sender = written.Domain("smtp.mailfrom") ?? written.Domain("smtp.mail");
        return sender is null && written.Domain("smtp.helo") is { } helo
            ? new AuthCheck(AuthMethod.SpfHelo, result, helo, record.By) { Field = record.Field }
            : new AuthCheck(AuthMethod.Spf, result, sender, record.By) { Field = record.Field, Client = record.SpfClient };
    }

    // RFC 8601 section 2.7.3: "iprev=pass policy.iprev=192.0.2.200 (mail-router.example.net)". Exim has the name first, and smtp.remote-ip.
    private static AuthCheck Iprev(WrittenResult written, AuthResult result, in Record record)
    {
        var name = written.Comment.Split(' ')[0].TrimEnd('.').ToLowerInvariant();
        return new AuthCheck(AuthMethod.Iprev, result, HostNames.IsName(name) && name.Contains('.', StringComparison.Ordinal) ? name : null, record.By)
        {
            Field = record.Field,
            Client = HostAddress.TryParse(written.Value("policy.iprev") ?? written.Value("smtp.remote-ip") ?? "", out var address) ? address : null,
        };
    }

    // Google writes the policy into a comment, "p=REJECT sp=REJECT dis=NONE"; Microsoft writes the action, "oreject" where it did not follow the domain.
    private static AuthPolicy? Policy(WrittenResult written)
    {
        var comment = written.Comment.AsSpan();
        foreach (var range in comment.SplitAny(" ;,"))
        {
            var word = comment[range];
            if (word.StartsWith("p=", StringComparison.OrdinalIgnoreCase) && Find(word[2..]) is { } policy)
            {
                return policy;
            }
        }

        return written.Value("policy.dmarc") is { } asked ? Find(asked) : written.Value("action") is { } action ? Find(action.AsSpan().TrimStart("oO")) : null;
    }

    private static AuthPolicy? Find(ReadOnlySpan<char> word) =>
        word.Equals("reject", StringComparison.OrdinalIgnoreCase) ? AuthPolicy.Reject
        : word.Equals("quarantine", StringComparison.OrdinalIgnoreCase) ? AuthPolicy.Quarantine
        : word.Equals("none", StringComparison.OrdinalIgnoreCase) ? AuthPolicy.None
        : null;

    /// <summary>What all results of a field have in common.</summary>
    /// <param name="By">Who wrote it.</param>
    /// <param name="Field">The field.</param>
    /// <param name="SpfClient">The client that SPF was checked for, where the field names it.</param>
    private readonly record struct Record(string By, HeaderField Field, HostAddress? SpfClient);
}
