using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>A certificate that is made for a test, in PEM as administrators have it.</summary>
internal static class TestCertificate
{
    /// <summary>Writes NAME.pem and NAME.key into a folder, and gives the options of listen.</summary>
    internal static string[] Write(TempFolder folder, string name, string subject = ListenerProgram.HostName)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={subject}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(subject);
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        File.WriteAllText(folder[name + ".key"], key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(folder[name + ".pem"], certificate.ExportCertificatePem());
        return ["--tls-cert", folder[name + ".pem"], "--tls-key", folder[name + ".key"]];
    }
}
