using System.Text;

namespace ForgeryCheck.Smtp.Sasl;

/// <summary>The mechanisms on offer: those by which a password comes in clear.</summary>
internal static class SaslMechanisms
{
    /// <summary>Their names, as EHLO lists them (RFC 4954 section 3).</summary>
    internal const string Offered = "PLAIN LOGIN";

    /// <summary>Begins an exchange; null if the mechanism is not on offer.</summary>
    internal static SaslExchange? Begin(ReadOnlySpan<byte> name) =>
        Ascii.EqualsIgnoreCase(name, "PLAIN"u8) ? new PlainExchange()
        : Ascii.EqualsIgnoreCase(name, "LOGIN"u8) ? new LoginExchange()
        : null;
}
