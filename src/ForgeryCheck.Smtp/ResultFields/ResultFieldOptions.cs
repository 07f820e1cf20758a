namespace ForgeryCheck.Smtp.ResultFields;

/// <summary>What is marked.</summary>
/// <param name="AuthservId">Our authserv-id, where Authentication-Results is written (RFC 8601 section 2.5); null for none.</param>
/// <param name="Tag">Whether X-ForgeryCheck is written.</param>
internal sealed record ResultFieldOptions(string? AuthservId = null, bool Tag = true);
