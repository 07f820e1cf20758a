using System.Diagnostics;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ForgeryCheck.Benchmarks.Smtp.Clients;
using static ForgeryCheck.Benchmarks.Smtp.Probes.ProbeBench;

namespace ForgeryCheck.Benchmarks.Smtp.Probes;

/// <summary>STARTTLS (RFC 3207): nothing that was said before it counts inside it.</summary>
internal static class TlsProbes
{
    private const string StartTls = "STARTTLS\r\n";

    internal static IEnumerable<Probe> List() =>
    [
        new("TLS1", "STARTTLS and NOOP in one segment", "220; inside: 250", Injected),
        new("TLS2", "MAIL before TLS, RCPT inside", "220; inside: 250 503|503", bench => Inside(bench, [Mail], Hello, Rcpt)),
        new("TLS2b", "MAIL inside without a new EHLO", "220; inside: 503", bench => Inside(bench, [], Mail)),
        new("TLS3a", "STARTTLS with an argument", "501 250", bench => bench.Codes("STARTTLS now\r\n", Mail)),
        new("TLS3b", "STARTTLS twice", "220; inside: 250 503", bench => Inside(bench, [], Hello, StartTls)),
        new("TLS4", "garbage for a ClientHello, then another client", "gone; 250", Garbage),
        new("TLS4b", "silence for a ClientHello", "gone after (9|10|11|12) s", Silence),
        new("TLS5", "EHLO inside offers no STARTTLS", "no", OffersInside),
    ];

    /// <summary>Makes a certificate for the time of the probes.</summary>
    internal static void WriteCertificate(string certificateFile, string keyFile)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=mx.bench.example", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(7));
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
    }

    private static string Inside(ProbeBench bench, string[] before, params string[] commands)
    {
        using var client = bench.Greeted();
        Codes(client, before);
        return Secure(client, StartTls) is { } refused ? refused : $"220; inside: {Codes(client, commands)}";
    }

    private static string Injected(ProbeBench bench)
    {
        using var client = bench.Greeted();
        return Secure(client, StartTls + "NOOP\r\n") is { } refused ? refused : $"220; inside: {Codes(client, Hello)}{Extra(client)}";
    }

    private static string OffersInside(ProbeBench bench)
    {
        using var client = bench.Greeted();
        return Secure(client, StartTls) is { } refused ? refused : client.Ask(Hello).Contains("STARTTLS", StringComparison.Ordinal) ? "yes" : "no";
    }

    private static string? Secure(WireClient client, string command)
    {
        var code = WireClient.Code(client.Ask(command));
        if (code != "220")
        {
            return code;
        }

        try
        {
            client.StartTls();
            return null;
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            return $"220; no handshake: {e.Message}";
        }
    }

    private static string Extra(WireClient client) => Rest(client) is { Length: > 0 } more ? $" and {more}" : "";

    private static string Garbage(ProbeBench bench)
    {
        using var client = bench.Greeted();
        client.Ask(StartTls);
        client.TrySend("this is no ClientHello, and never will be one\r\n"u8);
        var gone = client.Read() is WireClient.Silence ? "still there" : "gone";
        return $"{gone}; {bench.Codes(Mail)}";
    }

    private static string Silence(ProbeBench bench)
    {
        using var client = bench.Greeted();
        client.Ask(StartTls);
        client.Socket.ReceiveTimeout = 20_000;
        var watch = Stopwatch.StartNew();
        return client.Read() is WireClient.Silence ? "still there" : Figures.Text($"gone after {watch.Elapsed.TotalSeconds:F0} s");
    }
}
