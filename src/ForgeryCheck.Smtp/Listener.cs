using System.Net;
using System.Net.Sockets;
using System.Text;
using ForgeryCheck.Smtp.Analysis;
using ForgeryCheck.Smtp.Listening;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Policy;
using ForgeryCheck.Smtp.Relay;
using ForgeryCheck.Smtp.Reporting;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Smtp.Syntax;
using ForgeryCheck.Smtp.Tls;
using ForgeryCheck.Smtp.Watching;

namespace ForgeryCheck.Smtp;

/// <summary>The inspecting listener: receives mail, stores it, analyzes it and writes reports.</summary>
public sealed class Listener : IAsyncDisposable
{
    private readonly ListenerOptions _options;
    private readonly AccessPolicy _policy;
    private readonly IMessageStore _store;
    private readonly MessageAnalyzer? _analyzer;
    private readonly SessionTable _sessions;
    private readonly ListenerLog _log;
    private readonly ListenerMetrics _metrics;
    private readonly Telemetry _telemetry;
    private readonly ReportSinks _sinks;
    private readonly List<Acceptor> _acceptors = [];
    private readonly TlsCertificate? _certificate;
    private readonly IMessageWatcher? _watcher;
    private PrometheusEndpoint? _endpoint;

    /// <summary>Creates a listener: loads the rules and opens the spool, but binds nothing yet.</summary>
    /// <exception cref="FormatException">An option or a rule file is invalid; the message is one line.</exception>
    /// <exception cref="IOException">A file or folder is unusable; the message is one line.</exception>
    /// <exception cref="UnauthorizedAccessException">Permission to a file or folder is denied.</exception>
    public Listener(ListenerOptions options, ListenerOutput output)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        if (!HeloName.TryRead(Encoding.UTF8.GetBytes(options.HostName), out _))
        {
            throw new FormatException($"--hostname {options.HostName}: is neither a host name nor an address literal");
        }

        if (options.TlsBind.Count + options.TlsSockets.Count > 0 && options.TlsCertificate is null)
        {
            throw new FormatException($"{(options.TlsBind.Count > 0 ? "--tls-bind" : "a socket for TLS")} needs --tls-cert");
        }

        _options = options;
        _log = new ListenerLog(output.Log ?? (_ => { }), output.LogLevel);
        _metrics = new ListenerMetrics(() => _log.Dropped, () => _sinks?.Lost ?? 0);
        _telemetry = new Telemetry(_log, _metrics);
        var analyzer = options.Analyze == AnalyzeMode.Off ? null : new Analyzer(options.Analysis);
        _policy = AccessPolicy.Read(options);
        _certificate = options.TlsCertificate is { } file ? new TlsCertificate(file, options.TlsKey, _log) : null;
        _sinks = ReportSinks.Open(options.ReportFile, options.ReportRows, _log, output.Lines, output.Watcher);
        _analyzer = analyzer is null ? null : new MessageAnalyzer(analyzer, options, _sinks, _telemetry);
        _store = output.Store ?? MessageStores.Open(options, _log, _metrics.Flush);
        var nextHop = options.Forward is { } address ? new NextHop(address, options.HostName, _log) : null;
        var composition = new Composition(options, _policy, _store, _analyzer, _certificate, nextHop, _telemetry, watcher: output.Watcher);
        _watcher = output.Watcher;
        _sessions = new SessionTable(composition.Sessions, composition.Loops, options.Limits, _telemetry);
    }

    /// <summary>A snapshot for a status line.</summary>
    public ListenerStatus Status => _metrics.Status();

    /// <summary>Binds and starts; returns the addresses, those with TLS from the first byte last, with the actual port where 0 was requested.</summary>
    /// <exception cref="IOException">An address cannot be bound; the message is one line.</exception>
    public IReadOnlyList<IPEndPoint> Start()
    {
        _watcher?.Begin(_store, analyzes: _analyzer is not null);
        _analyzer?.Restore(_store.ReadUnreported(), _store);
        _endpoint = _options.Metrics is { } metrics ? new PrometheusEndpoint(metrics, [.. _metrics.Metrics, .. _store.Metrics], _log) : null;
        var table = new ConnectionTable(_options.Limits.Connections, _options.Limits.PerAddress);
        Open(_options.Bind, _options.Sockets, startsWithTls: false);
        Open(_options.TlsBind, _options.TlsSockets, startsWithTls: true);

        _ = _sessions.WatchAsync();
        foreach (var acceptor in _acceptors)
        {
            _ = Task.Run(acceptor.RunAsync);
        }

        return [.. _acceptors.Select(a => a.Address)];

        void Open(IEnumerable<IPEndPoint> addresses, IEnumerable<Socket> sockets, bool startsWithTls)
        {
            foreach (var socket in addresses.Select(address => AcceptLoop.Listen(address, address.ToString())).Concat(sockets))
            {
                _acceptors.Add(new Acceptor(socket, startsWithTls, _policy.ProxyPeers, table, _sessions, _telemetry));
            }
        }
    }

    /// <summary>Analyzes messages with another analyzer from now on; those whose analysis has begun keep the one before.</summary>
    public void Use(Analyzer analyzer)
    {
        ArgumentNullException.ThrowIfNull(analyzer);
        _analyzer?.Use(analyzer);
    }

    /// <summary>Reads the certificate again, for handshakes from now on. If that fails, the one in use stays.</summary>
    /// <exception cref="FormatException">The files contain no certificate with its key; the message is one line.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Permission to a file is denied.</exception>
    public void ReloadCertificate() => _certificate?.Reload();

    /// <summary>Goes on in a report file of the same name, after log rotation gave another one to the file in use.</summary>
    /// <exception cref="IOException">It is not writable; the message is one line, and the file in use stays.</exception>
    public void ReopenReports() => _sinks.Reopen();

    /// <summary>Shuts down gracefully: accepts no further connections, lets transfers in progress finish, drains the analysis queue.</summary>
    public async Task StopAsync()
    {
        _acceptors.ForEach(a => a.Dispose());
        await _sessions.StopAsync(_options.Limits.Stop).ConfigureAwait(false);
        if (_analyzer is { } analyzer)
        {
            await analyzer.StopAsync(_options.Limits.Stop).ConfigureAwait(false);
        }

        var status = Status;
        _log.Write(
            LogLevel.Info, "stopped", null, ("sessions", status.Sessions), ("messages", status.Messages), ("forged", status.Forged),
            ("suspicious", status.Suspicious), ("dropped", status.Dropped),
            ("recipients-dropped", status.RecipientsDropped));
    }

    /// <summary>Stops at once. Messages already answered with 250 are safe all the same.</summary>
    public void Abort()
    {
        _acceptors.ForEach(a => a.Dispose());
        _sessions.Cut();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Abort();
        await _sessions.StopAsync(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
        _sessions.Dispose();
        if (_analyzer is { } analyzer)
        {
            await analyzer.DisposeAsync().ConfigureAwait(false);
        }

        await _store.DisposeAsync().ConfigureAwait(false);
        if (_endpoint is not null)
        {
            await _endpoint.DisposeAsync().ConfigureAwait(false);
        }

        _sinks.Dispose();
        _log.Dispose();
    }
}
