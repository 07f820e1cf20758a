using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Access;

public sealed class ClientCertificateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("forgerycheck-web-").FullName;
    private readonly X509Certificate2 _authority = Authority("CN=test authority");

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Only_clients_with_a_certificate_of_the_authority_are_answered()
    {
        await using var server = await TestServer.StartAsync(new()
        {
            TlsCertificate = Write("server.pem", Issue(_authority, "CN=localhost", "1.3.6.1.5.5.7.3.1")),
            ClientAuthorities = Write("ca.pem", _authority, withKey: false),
        });
        using var good = Issue(_authority, "CN=analyst", "1.3.6.1.5.5.7.3.2");
        using var other = Authority("CN=other authority");
        using var foreign = Issue(other, "CN=analyst", "1.3.6.1.5.5.7.3.2");
        using var wrongUse = Issue(_authority, "CN=analyst", "1.3.6.1.5.5.7.3.1");

        Assert.Equal("ok\n", await AskAsync(server, good));
        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(server, null));
        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(server, foreign));
        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(server, wrongUse));
    }

    private static async Task<string> AskAsync(TestServer server, X509Certificate2? certificate)
    {
        using var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                // The server's certificate is not what is tried here, but it is looked at.
                RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=localhost",
                ClientCertificates = certificate is null ? [] : [certificate],
            },
        };
        using var client = new HttpClient(handler);
        return await client.GetStringAsync(new Uri(server.Address, "/healthz"));
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(7));
    }

    private static X509Certificate2 Issue(X509Certificate2 authority, string name, string use)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], false));
        using var issued = request.Create(authority, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1), RandomNumberGenerator.GetBytes(8));
        using var withKey = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }

    private string Write(string name, X509Certificate2 certificate, bool withKey = true)
    {
        var path = Path.Combine(_folder, name);
        using var key = withKey ? X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable).GetECDsaPrivateKey() : null;
        File.WriteAllText(path, certificate.ExportCertificatePem() + "\n" + key?.ExportPkcs8PrivateKeyPem());
        return path;
    }
}
