using System.Text;

namespace ForgeryCheck.Smtp.Wire;

/// <summary>The SASL mechanisms that clients name after AUTH (the IANA registry, and two that were never registered).</summary>
/// <remarks>Any other word there may be a password whose mechanism was left out.</remarks>
internal static class MechanismNames
{
    private static readonly string[] All =
    [
        "ANONYMOUS", "CRAM-MD5", "DIGEST-MD5", "EXTERNAL", "GS2-KRB5", "GSSAPI", "KERBEROS_V4", "LOGIN", "NTLM", "OAUTHBEARER", "PLAIN", "SCRAM-SHA-1",
        "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS", "SRP", "XOAUTH2",
    ];

    /// <summary>Whether a word is one of them.</summary>
    internal static bool Contains(ReadOnlySpan<byte> word)
    {
        foreach (var name in All)
        {
            if (Ascii.EqualsIgnoreCase(word, name))
            {
                return true;
            }
        }

        return false;
    }
}
