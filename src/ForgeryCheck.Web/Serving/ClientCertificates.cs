using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ForgeryCheck.Web.Serving;

/// <summary>The certificates by which clients prove who they are.</summary>
internal static class ClientCertificates
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <summary>Reads the certificates of authorities.</summary>
    /// <exception cref="FormatException">The file has none; the message is one line.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to it is denied.</exception>
    internal static X509Certificate2Collection Load(string file)
    {
        var text = File.ReadAllText(file);
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPem(text);
            return authorities.Count > 0 ? authorities : throw new FormatException($"{file}: no certificate in PEM");
        }
        catch (CryptographicException e)
        {
            throw new FormatException($"{file}: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    /// <summary>Whether one of the authorities issued a certificate, for clients, and it is valid today.</summary>
    internal static bool IsIssuedBy(X509Certificate2Collection authorities, X509Certificate? presented)
    {
        if (presented is not X509Certificate2 certificate)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
        return chain.Build(certificate);
    }
}
