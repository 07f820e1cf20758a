using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ForgeryCheck.Smtp.Tls;

/// <summary>Reads a certificate, its chain and its key from PEM files (RFC 7468).</summary>
internal static class PemFiles
{
    /// <summary>Even a file with a long chain has only some ten thousand bytes.</summary>
    private const int MaxLength = 1 << 20;

    /// <summary>Reads both files, which may be the same.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Permission to a file is denied.</exception>
    /// <exception cref="FormatException">They contain no certificate with its key; the message is one line.</exception>
    internal static SslStreamCertificateContext Load(string certificateFile, string keyFile)
    {
        var certificates = Read(certificateFile);
        var key = Read(keyFile);
        if (key.Contains("BEGIN ENCRYPTED PRIVATE KEY", StringComparison.Ordinal) || key.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal))
        {
            throw new FormatException($"{keyFile}: the private key is encrypted; nobody is there to type its password");
        }

        if (!key.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
        {
            throw new FormatException($"{keyFile}: no private key in PEM");
        }

        if (!certificates.Contains("BEGIN CERTIFICATE-----", StringComparison.Ordinal))
        {
            throw new FormatException($"{certificateFile}: no certificate in PEM");
        }

        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPem(certificates);
            var certificate = X509Certificate2.CreateFromPem(certificates, key);
            if (OperatingSystem.IsWindows())
            {
                // Windows does not accept an ephemeral key.
                certificate = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
            }

            return SslStreamCertificateContext.Create(certificate, chain, offline: true);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new FormatException($"{certificateFile}: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private static string Read(string file)
    {
        using var stream = File.OpenRead(file);
        if (stream.Length > MaxLength)
        {
            throw new FormatException($"{file}: too long for a certificate or key");
        }

        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
