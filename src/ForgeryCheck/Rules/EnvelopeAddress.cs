using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules;

/// <summary>An address with the place that named it.</summary>
/// <param name="Address">The address without angle brackets.</param>
/// <param name="Source">The field, or the SMTP command, that named it.</param>
/// <param name="Field">The header field; null where the listener saw it in SMTP.</param>
internal sealed record EnvelopeAddress(string Address, string Source, HeaderField? Field)
{
    /// <summary>The domain, in lower case; null where there is none.</summary>
    internal string? Domain => MessageAddresses.DomainOf(Address);
}
