using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Smtp.Tls;

/// <summary>
/// The certificate for STARTTLS. When a file changes it is read again, so that a renewed certificate needs no restart; where the new one cannot be used,
/// the old one stays. Safe for many threads.
/// </summary>
internal sealed class TlsCertificate
{
    /// <summary>How often the files are looked at, at most.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly string _certificateFile;
    private readonly string _keyFile;
    private readonly IListenerLog _log;
    private readonly TimeProvider _clock;
    private SslStreamCertificateContext _context;
    private Stamp _stamp;
    private long _looked;

    /// <summary>Reads the files.</summary>
    /// <param name="certificateFile">The certificate and those between it and its root, in PEM.</param>
    /// <param name="keyFile">The private key, in PEM; null where it stands in the same file.</param>
    /// <param name="log">Takes it when a new certificate is found, good or bad.</param>
    /// <param name="clock">The time; null for the system's.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <exception cref="FormatException">The files hold no certificate with its key; the message says what is wrong.</exception>
    internal TlsCertificate(string certificateFile, string? keyFile, IListenerLog log, TimeProvider? clock = null)
    {
        (_certificateFile, _keyFile, _log, _clock) = (certificateFile, keyFile ?? certificateFile, log, clock ?? TimeProvider.System);
        _stamp = Look();
        _looked = _clock.GetTimestamp();
        _context = PemFiles.Load(_certificateFile, _keyFile);
    }

    /// <summary>What a handshake needs: the certificate of now, TLS 1.2 and 1.3 (RFC 8996), no renegotiation, and no certificate of the client.</summary>
    internal SslServerAuthenticationOptions Options() => new()
    {
        ServerCertificateContext = Current(),
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        AllowRenegotiation = false,
        ClientCertificateRequired = false,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
    };

    private SslStreamCertificateContext Current()
    {
        lock (_lock)
        {
            if (_clock.GetElapsedTime(_looked) >= LookEvery)
            {
                _looked = _clock.GetTimestamp();
                Renew();
            }

            return _context;
        }
    }

    private void Renew()
    {
        try
        {
            // Looked at before it is read: what is written in between is a change for the next time. A bad file is tried once.
            var stamp = Look();
            if (stamp == _stamp)
            {
                return;
            }

            _stamp = stamp;
            _context = PemFiles.Load(_certificateFile, _keyFile);
            _log.Write(LogLevel.Info, "certificate-renewed", null, ("file", _certificateFile), ("expires", _context.TargetCertificate.NotAfter.ToUniversalTime()));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            if (e is not FormatException && _stamp == default)
            {
                return; // logged already: the file is still away
            }

            _stamp = e is FormatException ? _stamp : default;
            _log.Write(LogLevel.Warning, "certificate-not-renewed", null, ("file", _certificateFile), ("reason", e.Message));
        }
    }

    private Stamp Look()
    {
        var (written, length) = Look(_certificateFile);
        var (keyWritten, keyLength) = Look(_keyFile);
        return new(written, length, keyWritten, keyLength);
    }

    /// <summary>Through a handle, since the time of a symbolic link is not that of its file: that is how certificates are commonly renewed.</summary>
    private static (DateTime Written, long Length) Look(string file)
    {
        using var handle = File.OpenHandle(file);
        return (File.GetLastWriteTimeUtc(handle), RandomAccess.GetLength(handle));
    }

    private readonly record struct Stamp(DateTime Written, long Length, DateTime KeyWritten, long KeyLength);
}
