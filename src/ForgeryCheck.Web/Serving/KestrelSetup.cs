using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using ForgeryCheck.Smtp.Tls;
using ForgeryCheck.Web.Options;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Net.Http.Headers;

namespace ForgeryCheck.Web.Serving;

/// <summary>How Kestrel listens: what it bounds before a request reaches us.</summary>
internal static class KestrelSetup
{
    /// <summary>How long bytes may be slower than the limit.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private static readonly LengthEncoding Length = new();

    /// <summary>Applies the options.</summary>
    /// <param name="kestrel">The server.</param>
    /// <param name="options">The options.</param>
    /// <param name="certificate">The certificate; null for plain HTTP.</param>
    /// <param name="authorities">Those that must have issued a client's certificate; null if clients need none.</param>
    /// <param name="preface">Handles connections that do not speak HTTP; null if there are none.</param>
    internal static void Apply(
        KestrelServerOptions kestrel, WebOptions options, TlsCertificate? certificate, ClientAuthorities? authorities, Func<ConnectionDelegate, ConnectionDelegate>? preface)
    {
        var limits = options.Limits;
        kestrel.AddServerHeader = false;
        kestrel.AllowSynchronousIO = false;
        // One character a byte: a mail server passes on what a client calls itself, and a byte that is no UTF-8 must not make the question a bad request.
        kestrel.RequestHeaderEncodingSelector = field => field == HeaderNames.ContentLength ? Length : Encoding.Latin1;
        kestrel.Limits.MaxRequestBodySize = limits.BodyBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = limits.HeaderBytes;
        // A mail server repeats a field for each recipient; their size bounds them.
        kestrel.Limits.MaxRequestHeaderCount = limits.HeaderFields;
        kestrel.Limits.MaxRequestBufferSize = 128 << 10;
        kestrel.Limits.MaxConcurrentConnections = limits.Connections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = 0;
        kestrel.Limits.RequestHeadersTimeout = limits.Header;
        kestrel.Limits.KeepAliveTimeout = limits.Idle;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(limits.DataRate, Grace);
        kestrel.Limits.MinResponseDataRate = new MinDataRate(limits.DataRate, Grace);
        var admission = new Admission(limits);
        foreach (var address in options.Addresses)
        {
            kestrel.Listen(address, listen =>
            {
                // HTTP/1.1 alone: nothing here needs more, and each protocol is one more to attack.
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(admission.Before);
                if (certificate is not null)
                {
                    listen.UseHttps(new TlsHandshakeCallbackOptions
                    {
                        HandshakeTimeout = limits.Header,
                        OnConnection = _ => ValueTask.FromResult(Tls(certificate, authorities)),
                    });
                }

                if (preface is not null)
                {
                    listen.Use(preface);
                }
            });
        }
    }

    /// <summary>The socket for an address: one that already listens there, or else a new one.</summary>
    internal static Socket Open(WebOptions options, EndPoint address) =>
        options.Sockets.FirstOrDefault(socket => address.Equals(socket.LocalEndPoint)) ?? SocketTransportOptions.CreateDefaultBoundListenSocket(address);

    private static SslServerAuthenticationOptions Tls(TlsCertificate certificate, ClientAuthorities? authorities)
    {
        var tls = certificate.Options();
        tls.ApplicationProtocols = [SslApplicationProtocol.Http11];
        if (authorities is not null)
        {
            tls.ClientCertificateRequired = true;
            tls.RemoteCertificateValidationCallback = (_, presented, _, _) => authorities.Issued(presented);
        }

        return tls;
    }
}
