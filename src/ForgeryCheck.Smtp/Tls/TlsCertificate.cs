using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using ForgeryCheck.Files;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Smtp.Tls;

/// <summary>
/// The certificate for TLS. It is reloaded when a file changes, so that renewal needs no restart; if the new one is unusable, the old one stays.
/// Thread-safe.
/// </summary>
internal sealed class TlsCertificate
{
    /// <summary>The shortest interval between checks of the files.</summary>
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
    /// <param name="certificateFile">The certificate and its intermediates, in PEM.</param>
    /// <param name="keyFile">The private key, in PEM; null if it is in the same file.</param>
    /// <param name="log">Logs each new certificate, usable or not.</param>
    /// <param name="clock">The clock; null for the system's.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Permission to a file is denied.</exception>
    /// <exception cref="FormatException">The files contain no certificate with its key; the message says what is wrong.</exception>
    internal TlsCertificate(string certificateFile, string? keyFile, IListenerLog log, TimeProvider? clock = null)
    {
        (_certificateFile, _keyFile, _log, _clock) = (certificateFile, keyFile ?? certificateFile, log, clock ?? TimeProvider.System);
        Check("--tls-cert", _certificateFile);
        Check("--tls-key", _keyFile);
        _stamp = Look();
        _looked = _clock.GetTimestamp();
        _context = PemFiles.Load(_certificateFile, _keyFile);
    }

    /// <summary>The options of a handshake: the current certificate, TLS 1.2 and 1.3 (RFC 8996), no renegotiation, no client certificate.</summary>
    internal SslServerAuthenticationOptions Options() => new()
    {
        ServerCertificateContext = Current(),
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        AllowRenegotiation = false,
        ClientCertificateRequired = false,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
    };

    /// <summary>Reads the files now, changed or not. If that fails, the certificate in use stays.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Permission to a file is denied.</exception>
    /// <exception cref="FormatException">The files contain no certificate with its key; the message says what is wrong.</exception>
    internal void Reload()
    {
        lock (_lock)
        {
            var stamp = Look();
            _context = PemFiles.Load(_certificateFile, _keyFile);
            _stamp = stamp;
        }
    }

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
            // Checked before reading: a change made in between is picked up next time. A bad file is tried once.
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
                return; // already logged: the file is still missing
            }

            _stamp = e is FormatException ? _stamp : default;
            _log.Write(LogLevel.Warning, "certificate-not-renewed", null, ("file", _certificateFile), ("reason", e.Message));
        }
    }

    private static void Check(string option, string file)
    {
        try
        {
            _ = Look(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{option} {file}: cannot be read ({FileFault.Reason(e)})", e);
        }
    }

    private Stamp Look()
    {
        var (written, length) = Look(_certificateFile);
        var (keyWritten, keyLength) = Look(_keyFile);
        return new(written, length, keyWritten, keyLength);
    }

    /// <summary>Through a handle, since a symbolic link, the common way to renew certificates, has a time of its own.</summary>
    private static (DateTime Written, long Length) Look(string file)
    {
        using var handle = File.OpenHandle(file);
        return (File.GetLastWriteTimeUtc(handle), RandomAccess.GetLength(handle));
    }

    private readonly record struct Stamp(DateTime Written, long Length, DateTime KeyWritten, long KeyLength);
}
