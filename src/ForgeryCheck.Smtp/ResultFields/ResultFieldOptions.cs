using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Smtp.ResultFields;

/// <summary>Which fields are added with the result of the analysis.</summary>
/// <param name="AuthservId">Our authserv-id, where Authentication-Results is written (RFC 8601 section 2.5); null for none.</param>
/// <param name="Tag">Whether X-ForgeryCheck is written.</param>
internal sealed record ResultFieldOptions(string? AuthservId = null, bool Tag = true)
{
    /// <summary>What the listener is asked for; null where it is to add nothing.</summary>
    internal static ResultFieldOptions? From(ListenerOptions options) =>
        options.OnForged == ForgedAction.Accept && options.AuthservId is null ? null : new(options.AuthservId, options.OnForged != ForgedAction.Accept);
}
