using System.Net.Security;
using System.Security.Authentication;

namespace ForgeryCheck.Smtp.Tls;

/// <summary>The TLS parameters of a connection as named in our Received line.</summary>
internal static class TlsNames
{
    /// <summary>The version: "TLSv1.3".</summary>
    internal static string Version(SslStream stream) => stream.SslProtocol switch
    {
        SslProtocols.Tls13 => "TLSv1.3",
        SslProtocols.Tls12 => "TLSv1.2",
        var other => other.ToString(),
    };

    /// <summary>The IANA name of the cipher suite (RFC 8314 section 4.3): "TLS_AES_256_GCM_SHA384".</summary>
    internal static string Cipher(SslStream stream) => stream.NegotiatedCipherSuite.ToString();
}
