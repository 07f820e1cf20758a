using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Smtp.ResultFields;

/// <summary>Which result fields are added.</summary>
/// <param name="AuthservId">Our authserv-id, to write Authentication-Results (RFC 8601 section 2.5); null for none.</param>
/// <param name="Tag">Whether X-ForgeryCheck is written.</param>
internal sealed record ResultFieldOptions(string? AuthservId = null, bool Tag = true)
{
    /// <summary>The fields that the options call for; null if none.</summary>
    internal static ResultFieldOptions? From(ListenerOptions options) =>
        options.OnForged == ForgedAction.Accept && options.AuthservId is null ? null : new(options.AuthservId, options.OnForged != ForgedAction.Accept);
}
