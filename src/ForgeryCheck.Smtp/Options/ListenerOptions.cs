using System.Net;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Smtp.Options;

/// <summary>What the listener is asked to do. The defaults are those of the command line.</summary>
public sealed record ListenerOptions
{
    /// <summary>Where it listens.</summary>
    public IReadOnlyList<IPEndPoint> Bind { get; init; } = [new(IPAddress.Loopback, 2525)];

    /// <summary>The name in the greeting and in our Received line.</summary>
    public string HostName { get; init; } = Dns.GetHostName();

    /// <summary>Whether it speaks LMTP (RFC 2033) instead of SMTP.</summary>
    public bool Lmtp { get; init; }

    /// <summary>The folder where messages are kept.</summary>
    public string Spool { get; init; } = "spool";

    /// <summary>How messages are kept.</summary>
    public KeepMode Keep { get; init; } = KeepMode.Maildir;

    /// <summary>Whether messages are on the disk before 250.</summary>
    public bool Sync { get; init; } = true;

    /// <summary>Bounds of the spool.</summary>
    public SpoolLimits SpoolLimits { get; init; } = new();

    /// <summary>When messages are analyzed.</summary>
    public AnalyzeMode Analyze { get; init; } = AnalyzeMode.Background;

    /// <summary>Messages that may wait for the analysis in the background.</summary>
    public int QueueLength { get; init; } = 10_000;

    /// <summary>Messages analyzed at once.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>What becomes of a message that looks forged.</summary>
    public ForgedAction OnForged { get; init; }

    /// <summary>Whether Authentication-Results is written, and with which authserv-id (RFC 8601); null for none.</summary>
    public string? AuthservId { get; init; }

    /// <summary>Where reports are appended to: NDJSON, or CSV where the name ends in .csv; null for nowhere.</summary>
    public string? ReportFile { get; init; }

    /// <summary>What a CSV row is.</summary>
    public ReportRows ReportRows { get; init; } = ReportRows.Messages;

    /// <summary>Where each message is passed on to; null for nowhere.</summary>
    public NextHopAddress? Forward { get; init; }

    /// <summary>The certificate for STARTTLS, in PEM; null for none.</summary>
    public string? TlsCertificate { get; init; }

    /// <summary>Its private key, in PEM; null where it stands in the same file.</summary>
    public string? TlsKey { get; init; }

    /// <summary>Who may send PROXY headers: addresses and CIDRs.</summary>
    public IReadOnlyList<string> TrustProxy { get; init; } = [];

    /// <summary>Who may send XCLIENT and XFORWARD: addresses and CIDRs.</summary>
    public IReadOnlyList<string> TrustXclient { get; init; } = [];

    /// <summary>Domains (example.org, .example.org) and addresses that mail is accepted for; empty for all.</summary>
    public IReadOnlyList<string> Accept { get; init; } = [];

    /// <summary>Domains and addresses that mail is refused for.</summary>
    public IReadOnlyList<string> Refuse { get; init; } = [];

    /// <summary>Whether data with a lone CR or LF is refused; else it is kept byte for byte.</summary>
    public bool RejectBareNewlines { get; init; }

    /// <summary>What is too much.</summary>
    public ListenerLimits Limits { get; init; } = new();

    /// <summary>Where metrics are served as Prometheus text; null for nowhere.</summary>
    public IPEndPoint? Metrics { get; init; }

    /// <summary>The analysis itself.</summary>
    public AnalyzerOptions Analysis { get; init; } = new();
}
