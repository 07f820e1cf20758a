using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ForgeryCheck.Laboratory.Tests.Servers;

/// <summary>A certificate that nobody but its host vouches for, which is what opportunistic TLS is content with.</summary>
/// <param name="File">The certificate.</param>
/// <param name="KeyFile">Its private key.</param>
internal sealed record Certificate(string File, string KeyFile)
{
    /// <summary>Makes one.</summary>
    internal static Certificate Write(string folder, string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        var made = new Certificate(Path.Combine(folder, "certificate.pem"), Path.Combine(folder, "key.pem"));
        System.IO.File.WriteAllText(made.File, certificate.ExportCertificatePem());
        System.IO.File.WriteAllText(made.KeyFile, key.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(made.KeyFile, UnixFileMode.UserRead);
        }

        return made;
    }
}
