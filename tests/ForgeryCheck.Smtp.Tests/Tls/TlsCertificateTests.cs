using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Tls;

namespace ForgeryCheck.Smtp.Tests.Tls;

public sealed class TlsCertificateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fc-tls-").FullName;
    private readonly Log _log = new();
    private readonly Clock _clock = new();

    private string CertificateFile => Path.Combine(_folder, "cert.pem");

    private string KeyFile => Path.Combine(_folder, "key.pem");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(SslProtocols.Tls12, "TLSv1.2")]
    [InlineData(SslProtocols.Tls13, "TLSv1.3")]
    public async Task AClientGetsTheCertificate(SslProtocols version, string name)
    {
        Write("one");
        var (subject, tls, cipher) = await Handshake(Load(), version);

        Assert.Equal(("CN=one", name), (subject, tls));
        Assert.StartsWith("TLS_", cipher, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OldVersionsOfTlsAreRefused()
    {
        Write("one");
        var certificate = Load();

        await Assert.ThrowsAnyAsync<Exception>(() => Handshake(certificate, (SslProtocols)768 /* TLS 1.1 */));
    }

    [Fact]
    public async Task TheKeyMayStandInTheSameFile()
    {
        Write("both");
        await File.AppendAllTextAsync(CertificateFile, "\n" + await File.ReadAllTextAsync(KeyFile));

        Assert.Equal("CN=both", (await Handshake(new TlsCertificate(CertificateFile, null, _log, _clock))).Subject);
    }

    [Fact]
    public async Task ANewCertificateIsTakenWithoutRestart()
    {
        Write("one");
        var certificate = Load();
        Write("two");
        Assert.Equal("CN=one", (await Handshake(certificate)).Subject); // not looked at again within the second
        _clock.Now += TimeSpan.FromSeconds(1);

        Assert.Equal("CN=two", (await Handshake(certificate)).Subject);
        Assert.Equal(["certificate-renewed"], _log.Names);
    }

    [Fact]
    public async Task ABrokenNewCertificateLeavesTheOldOneAndIsToldOnce()
    {
        Write("one");
        var certificate = Load();
        await File.WriteAllTextAsync(CertificateFile, "-----BEGIN CERTIFICATE-----\nhalf a fi");
        for (var i = 0; i < 3; i++)
        {
            _clock.Now += TimeSpan.FromSeconds(2);
            Assert.Equal("CN=one", (await Handshake(certificate)).Subject);
        }

        Assert.Equal(["certificate-not-renewed"], _log.Names);
        Write("three");
        _clock.Now += TimeSpan.FromSeconds(2);
        Assert.Equal("CN=three", (await Handshake(certificate)).Subject);
    }

    [Fact]
    public async Task AFileThatIsAwayLeavesTheOldOneAndIsToldOnce()
    {
        Write("one");
        var certificate = Load();
        File.Delete(KeyFile);
        for (var i = 0; i < 3; i++)
        {
            _clock.Now += TimeSpan.FromSeconds(2);
            Assert.Equal("CN=one", (await Handshake(certificate)).Subject);
        }

        Assert.Equal(["certificate-not-renewed"], _log.Names);
        Write("back");
        _clock.Now += TimeSpan.FromSeconds(2);
        Assert.Equal("CN=back", (await Handshake(certificate)).Subject);
    }

    [Fact]
    public void WhatCannotBeUsedIsSaidInOneLine()
    {
        Write("one");
        var key = File.ReadAllText(KeyFile);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Refused("", "no private key");
        Refused("garbage", "no private key");
        Refused(other.ExportEncryptedPkcs8PrivateKeyPem("x", new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1)), "encrypted");
        Refused(other.ExportPkcs8PrivateKeyPem(), "cert.pem");
        File.WriteAllText(CertificateFile, "");
        Refused(key, "no certificate");
        Assert.ThrowsAny<IOException>(() => new TlsCertificate(Path.Combine(_folder, "none.pem"), KeyFile, _log));

        void Refused(string text, string reason)
        {
            File.WriteAllText(KeyFile, text);
            var message = Assert.Throws<FormatException>(Load).Message;
            Assert.Contains(reason, message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', message);
        }
    }

    private TlsCertificate Load() => new(CertificateFile, KeyFile, _log, _clock);

    private void Write(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());

        // Two files written within one tick of the file system's clock are told apart all the same.
        _written += TimeSpan.FromSeconds(1);
        File.SetLastWriteTimeUtc(CertificateFile, _written.UtcDateTime);
    }

    private DateTimeOffset _written = DateTimeOffset.UtcNow.AddMinutes(-1);

    /// <summary>A real handshake on loopback: what the client sees of the certificate, and what the server says of the connection.</summary>
    private static async Task<(string Subject, string Tls, string Cipher)> Handshake(TlsCertificate certificate, SslProtocols version = SslProtocols.None)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        var connecting = client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        using var served = await listener.AcceptTcpClientAsync();
        await connecting;

        await using var server = new SslStream(served.GetStream());
        await using var stream = new SslStream(client.GetStream(), false, (_, shown, _, _) => shown is not null);
        var serving = server.AuthenticateAsServerAsync(certificate.Options());
        try
        {
            await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", EnabledSslProtocols = version });
            await serving;
            return (stream.RemoteCertificate!.Subject, TlsNames.Version(server), TlsNames.Cipher(server));
        }
        catch
        {
            client.Close();
            await Assert.ThrowsAnyAsync<Exception>(() => serving);
            throw;
        }
    }

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }

    private sealed class Log : IListenerLog
    {
        public List<string> Names { get; } = [];

        public bool Has(LogLevel level) => true;

        public void Write(LogLevel level, string name, string? session, params ReadOnlySpan<(string Key, object? Value)> values) => Names.Add(name);
    }
}
