using System.Security.Cryptography;

namespace ForgeryCheck.Laboratory.Tests.World;

/// <summary>A key that signs for a domain, and the record that publishes it (RFC 6376 section 3.6).</summary>
/// <param name="Domain">The domain it signs for.</param>
/// <param name="Selector">Which of the domain's keys it is.</param>
/// <param name="Pem">The private key.</param>
/// <param name="Record">The text that the domain publishes.</param>
internal sealed record DkimKey(string Domain, string Selector, string Pem, string Record)
{
    /// <summary>Where the DNS has it.</summary>
    internal string Name => $"{Selector}._domainkey.{Domain}";

    /// <summary>A new RSA key.</summary>
    internal static DkimKey Rsa(string domain, string selector)
    {
        using var rsa = RSA.Create(2048);
        return new(domain, selector, rsa.ExportRSAPrivateKeyPem(), $"v=DKIM1; k=rsa; p={Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo())}");
    }
}
