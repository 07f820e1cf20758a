using System.Net;
using System.Net.Sockets;
using ForgeryCheck.Names;
using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Web.Options;

/// <summary>Options of the web server.</summary>
public sealed record WebOptions
{
    /// <summary>Where it listens.</summary>
    public IReadOnlyList<IPEndPoint> Bind { get; init; } = [new(IPAddress.Loopback, 8025)];

    /// <summary>Sockets that already listen, such as those of a service manager, in addition to <see cref="Bind"/>. The server closes them.</summary>
    public IReadOnlyList<Socket> Sockets { get; init; } = [];

    /// <summary>Names by which clients may address it, besides localhost and IP addresses: a page elsewhere must not reach it by a name of its own (DNS rebinding).</summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>The secret that clients have to present; null if none is needed.</summary>
    public string? Token { get; init; }

    /// <summary>The certificate for TLS, in PEM; null for plain HTTP.</summary>
    public string? TlsCertificate { get; init; }

    /// <summary>Its private key, in PEM; null if it is in the same file.</summary>
    public string? TlsKey { get; init; }

    /// <summary>The certification authorities, in PEM, one of which has to have issued a client's certificate; null if clients need none.</summary>
    public string? ClientAuthorities { get; init; }

    /// <summary>The folder in which reports are kept for permalinks; null to keep none.</summary>
    public string? Keep { get; init; }

    /// <summary>Limits.</summary>
    public WebLimits Limits { get; init; } = new();

    /// <summary>What mail servers that ask should do with forged mail: tag it, or reject it.</summary>
    public ForgedAction OnForged { get; init; } = ForgedAction.Tag;

    /// <summary>The options of the analysis itself. Its names are those used unless a request says otherwise.</summary>
    public AnalyzerOptions Analysis { get; init; } = new();

    /// <summary>Looks up names when a request asks for it; null if requests may not.</summary>
    public INameService? NamesOnRequest { get; init; }

    /// <summary>Where it listens, the addresses of sockets included.</summary>
    public IEnumerable<IPEndPoint> Addresses => Bind.Concat(Sockets.Select(socket => (IPEndPoint)socket.LocalEndPoint!));

    /// <summary>Whether only clients that prove who they are get an answer.</summary>
    internal bool IsGuarded => Token is not null || ClientAuthorities is not null;
}
