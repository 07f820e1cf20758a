using System.Net;
using System.Net.Sockets;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Smtp.Options;

/// <summary>The listener's options. The defaults are those of the command line.</summary>
public sealed record ListenerOptions
{
    /// <summary>The addresses to listen on.</summary>
    public IReadOnlyList<IPEndPoint> Bind { get; init; } = [new(IPAddress.Loopback, 2525)];

    /// <summary>The addresses where clients speak TLS from the first byte (RFC 8314 section 3.3); they need a certificate.</summary>
    public IReadOnlyList<IPEndPoint> TlsBind { get; init; } = [];

    /// <summary>Sockets that already listen, such as those of a service manager, in addition to <see cref="Bind"/>. The listener closes them.</summary>
    public IReadOnlyList<Socket> Sockets { get; init; } = [];

    /// <summary>Sockets that already listen, in addition to <see cref="TlsBind"/>. The listener closes them.</summary>
    public IReadOnlyList<Socket> TlsSockets { get; init; } = [];

    /// <summary>The name in the greeting and in our Received line.</summary>
    public string HostName { get; init; } = Dns.GetHostName();

    /// <summary>Whether it speaks LMTP (RFC 2033) instead of SMTP.</summary>
    public bool Lmtp { get; init; }

    /// <summary>The spool folder.</summary>
    public string Spool { get; init; } = "spool";

    /// <summary>How messages are stored.</summary>
    public KeepMode Keep { get; init; } = KeepMode.Maildir;

    /// <summary>Whether messages are flushed to disk before 250.</summary>
    public bool Sync { get; init; } = true;

    /// <summary>Limits of the spool.</summary>
    public SpoolLimits SpoolLimits { get; init; } = new();

    /// <summary>When messages are analyzed.</summary>
    public AnalyzeMode Analyze { get; init; } = AnalyzeMode.Background;

    /// <summary>Messages that may be queued for background analysis.</summary>
    public int QueueLength { get; init; } = 10_000;

    /// <summary>Messages analyzed in parallel.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>What happens to a message that looks forged.</summary>
    public ForgedAction OnForged { get; init; }

    /// <summary>The authserv-id under which Authentication-Results is written (RFC 8601); null to write none.</summary>
    public string? AuthservId { get; init; }

    /// <summary>The file that reports are appended to: NDJSON, or CSV if the name ends in .csv; null for none.</summary>
    public string? ReportFile { get; init; }

    /// <summary>What a CSV row stands for.</summary>
    public ReportRows ReportRows { get; init; } = ReportRows.Messages;

    /// <summary>The next hop for every message; null for none.</summary>
    public NextHopAddress? Forward { get; init; }

    /// <summary>The certificate for TLS, in PEM; null for none. With it STARTTLS is offered.</summary>
    public string? TlsCertificate { get; init; }

    /// <summary>Its private key, in PEM; null if it is in the same file.</summary>
    public string? TlsKey { get; init; }

    /// <summary>Peers allowed to send PROXY headers: addresses and CIDR blocks.</summary>
    public IReadOnlyList<string> TrustProxy { get; init; } = [];

    /// <summary>Peers allowed to use XCLIENT and XFORWARD: addresses and CIDR blocks.</summary>
    public IReadOnlyList<string> TrustXclient { get; init; } = [];

    /// <summary>Domains (example.org, .example.org), addresses and patterns (*-trap@example.org) that mail is accepted for; empty for all.</summary>
    public IReadOnlyList<string> Accept { get; init; } = [];

    /// <summary>Domains, addresses and patterns that mail is refused for, before the other two lists are looked at.</summary>
    public IReadOnlyList<string> Refuse { get; init; } = [];

    /// <summary>Domains, addresses and patterns for which mail is answered as if it were accepted, and dropped, before <see cref="Accept"/> is looked at.</summary>
    public IReadOnlyList<string> Drop { get; init; } = [];

    /// <summary>Which HELO names are accepted.</summary>
    public HeloPolicy Helo { get; init; }

    /// <summary>What AUTH does.</summary>
    public AuthMode Auth { get; init; }

    /// <summary>Whether passwords given to AUTH are recorded, in clear, in the spool and in reports.</summary>
    public bool RecordPasswords { get; init; }

    /// <summary>Whether data with a bare CR or LF is refused; otherwise it is stored byte for byte.</summary>
    public bool RejectBareNewlines { get; init; }

    /// <summary>Limits.</summary>
    public ListenerLimits Limits { get; init; } = new();

    /// <summary>Where metrics are served in the Prometheus text format; null for nowhere.</summary>
    public IPEndPoint? Metrics { get; init; }

    /// <summary>The options of the analysis itself.</summary>
    public AnalyzerOptions Analysis { get; init; } = new();

    /// <summary>What the analyzer needs of messages beyond their headers: keys of signatures come from the DNS, so without it bodies are of no use.</summary>
    internal MailReadOptions Reading => new() { HashBodies = Analysis.Names.IsOn };
}
