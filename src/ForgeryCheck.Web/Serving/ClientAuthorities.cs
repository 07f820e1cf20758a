using System.Security.Cryptography.X509Certificates;
using ForgeryCheck.Files;

namespace ForgeryCheck.Web.Serving;

/// <summary>The authorities that must have issued a client's certificate. They can be read again while clients connect.</summary>
internal sealed class ClientAuthorities
{
    private readonly string _file;
    private volatile X509Certificate2Collection _authorities;

    /// <summary>Reads their certificates.</summary>
    /// <exception cref="FormatException">The file has none; the message is one line.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to it is denied.</exception>
    internal ClientAuthorities(string file)
    {
        _file = file;
        try
        {
            _authorities = ClientCertificates.Load(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--client-ca {file}: cannot be read ({FileFault.Reason(e)})", e);
        }
    }

    /// <summary>Reads the file again. If that fails, the authorities in use stay.</summary>
    /// <exception cref="FormatException">The file has none; the message is one line.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to it is denied.</exception>
    internal void Reload() => _authorities = ClientCertificates.Load(_file);

    /// <summary>Whether one of them issued a certificate, for clients, and it is valid today.</summary>
    internal bool Issued(X509Certificate? presented) => ClientCertificates.IsIssuedBy(_authorities, presented);
}
