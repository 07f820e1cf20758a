using System.Net;
using System.Net.Sockets;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Milter.Options;

/// <summary>The milter's options. The defaults are those of the command line.</summary>
public sealed record MilterOptions
{
    /// <summary>Where mail servers connect.</summary>
    public IReadOnlyList<MilterAddress> Bind { get; init; } = [new(new IPEndPoint(IPAddress.Loopback, 8890), null)];

    /// <summary>Sockets that already listen, such as those of a service manager, in addition to <see cref="Bind"/>. The milter closes them.</summary>
    public IReadOnlyList<Socket> Sockets { get; init; } = [];

    /// <summary>The permissions of sockets.</summary>
    public UnixFileMode SocketMode { get; init; } =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;

    /// <summary>The name of the mail server, if it does not give its own.</summary>
    public string HostName { get; init; } = Dns.GetHostName();

    /// <summary>What the mail server is to do with a message that looks forged.</summary>
    public MilterAction OnForged { get; init; }

    /// <summary>What the mail server is to do with a message that could not be analyzed.</summary>
    public FailAction OnFailure { get; init; }

    /// <summary>The authserv-id under which Authentication-Results is written (RFC 8601); null to write none.</summary>
    public string? AuthservId { get; init; }

    /// <summary>Messages analyzed in parallel. Most of them wait for a name server.</summary>
    public int Jobs { get; init; } = 256;

    /// <summary>The file that reports are appended to: NDJSON, or CSV if the name ends in .csv; null for none.</summary>
    public string? ReportFile { get; init; }

    /// <summary>What a CSV row stands for.</summary>
    public ReportRows ReportRows { get; init; } = ReportRows.Messages;

    /// <summary>Where metrics are served in the Prometheus text format; null for nowhere.</summary>
    public IPEndPoint? Metrics { get; init; }

    /// <summary>Limits.</summary>
    public MilterLimits Limits { get; init; } = new();

    /// <summary>The options of the analysis itself.</summary>
    public AnalyzerOptions Analysis { get; init; } = new();

    /// <summary>Whether fields are added to messages.</summary>
    internal bool WritesFields => OnForged != MilterAction.Accept || AuthservId is not null;

    /// <summary>What the analyzer needs of messages beyond their headers: keys of signatures come from the DNS, so without it bodies are of no use.</summary>
    internal MailReadOptions Reading => new() { HashBodies = Analysis.Names.IsOn };
}
