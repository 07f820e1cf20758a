using ForgeryCheck.Fields;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;
using MimeKit.Cryptography;

namespace ForgeryCheck.Authentication;

/// <summary>Reads an Authentication-Results field (RFC 8601 section 2.2) with MimeKit, which also knows the forms of Google and Microsoft.</summary>
internal static class AuthenticationResultsReader
{
    private const int MaxBytes = 8192;

    /// <summary>More than honest fields hold: one for each of ten signatures, and the others.</summary>
    private const int MaxResults = 32;

    /// <summary>Adds the checks that a field records.</summary>
    /// <param name="header">The header.</param>
    /// <param name="field">The field.</param>
    /// <param name="by">Who wrote it, if the field does not say.</param>
    /// <param name="organisations">The owners of domains.</param>
    /// <param name="found">Receives the checks.</param>
    internal static void Read(HeaderBlock header, HeaderField field, string by, Organisations organisations, List<AuthCheck> found)
    {
        var value = header.Value(field);
        var parsed = MessageHeaders.Guarded(
            value[..Math.Min(value.Length, MaxBytes)],
            static (array, start, length) => AuthenticationResults.TryParse(array, start, length, out var results) ? results : null);
        if (parsed is null)
        {
            return;
        }

        var client = CheckedClientReader.ReadResults(header, field, organisations)?.Address;
        foreach (var result in parsed.Results.Take(MaxResults))
        {
            if (Read(result) is { } check)
            {
                found.Add(check with { By = parsed.AuthenticationServiceIdentifier ?? by, Field = field, Client = check.Method == AuthMethod.Spf ? client : null });
            }
        }
    }

    private static AuthCheck? Read(AuthenticationMethodResult method)
    {
        if (AuthWords.Find(method.Result) is not { } result)
        {
            return null;
        }

        return method.Method.ToLowerInvariant() switch
        {
            "spf" => Spf(method, result),
            "dkim" => new AuthCheck(AuthMethod.Dkim, result, Domain(method, "header", "d") ?? Domain(method, "header", "i"), ""),
            "dmarc" => new AuthCheck(AuthMethod.Dmarc, result, Domain(method, "header", "from"), "") { Policy = Policy(method) },
            "arc" => new AuthCheck(AuthMethod.Arc, result, null, ""),
            _ => null,
        };
    }

    private static AuthCheck Spf(AuthenticationMethodResult method, AuthResult result)
    {
        var sender = Domain(method, "smtp", "mailfrom") ?? Domain(method, "smtp", "mail");
        return sender is null && Domain(method, "smtp", "helo") is { } helo
            ? new AuthCheck(AuthMethod.SpfHelo, result, helo, "")
            : new AuthCheck(AuthMethod.Spf, result, sender, "");
    }

    /// <summary>The domain in a property: an address's, or the whole value.</summary>
    private static string? Domain(AuthenticationMethodResult method, string type, string property)
    {
        foreach (var one in method.Properties)
        {
            if (one.PropertyType.Equals(type, StringComparison.OrdinalIgnoreCase) && one.Property.Equals(property, StringComparison.OrdinalIgnoreCase))
            {
                var value = one.Value.Trim().Trim('<', '>');
                var domain = MailAddress.DomainOf(value) ?? value.TrimStart('@').TrimEnd('.').ToLowerInvariant();
                return HostNames.IsName(domain) ? domain : null;
            }
        }

        return null;
    }

    // Google writes the policy into a comment, "p=REJECT sp=REJECT dis=NONE"; Microsoft writes the action, "oreject" where it did not follow the domain.
    private static AuthPolicy? Policy(AuthenticationMethodResult method)
    {
        var text = $"{method.ResultComment} {method.Action}".ToLowerInvariant();
        return text.Contains("p=reject", StringComparison.Ordinal) || text.EndsWith("reject", StringComparison.Ordinal) ? AuthPolicy.Reject
            : text.Contains("p=quarantine", StringComparison.Ordinal) || text.EndsWith("quarantine", StringComparison.Ordinal) ? AuthPolicy.Quarantine
            : text.Contains("p=none", StringComparison.Ordinal) || text.EndsWith("none", StringComparison.Ordinal) ? AuthPolicy.None
            : null;
    }
}
