using System.Net;
using System.Net.Sockets;
using ForgeryCheck.Smtp.Inspection;
using ForgeryCheck.Smtp.Watch;

namespace ForgeryCheck.Smtp;

/// <summary>The inspecting listener: takes mail, keeps it, analyzes it and reports.</summary>
public sealed class Listener : IAsyncDisposable
{
    private readonly ListenerOptions _options;
    private readonly ListenerLog _log;
    private readonly ListenerMetrics _metrics;
    private readonly List<IDisposable> _sinks = [];
    private readonly Inspector? _inspector;
    private readonly List<Socket> _sockets = [];
    private PrometheusEndpoint? _endpoint;

    /// <summary>Makes a listener; nothing is bound yet.</summary>
    /// <exception cref="FormatException">An option is wrong; the message is one line.</exception>
    /// <exception cref="IOException">A file cannot be used; the message is one line.</exception>
    public Listener(ListenerOptions options, ListenerOutput output)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        _options = options;
        var analyzer = options.Analyze == AnalyzeMode.Off ? null : new Analyzer(options.Analysis);
        _log = new ListenerLog(output.Log ?? (_ => { }), output.LogLevel);
        _metrics = new ListenerMetrics(() => _log.Dropped);
        if (options.ReportFile is { } file)
        {
            _sinks.Add(new ReportFile(file, options.ReportRows, _log));
        }

        if (output.Messages is { } messages)
        {
            _sinks.Add(new ConsoleLines(messages, output.Color, output.Unicode));
        }

        _inspector = analyzer is null ? null : new Inspector(analyzer, options, new ReportSinks([.. _sinks.Cast<IReportSink>()]), _metrics, _log);
    }

    /// <summary>How it goes.</summary>
    public ListenerStatus Status => _metrics.Status();

    /// <summary>Binds and begins; gives the addresses, with the ports that were given where 0 was asked for.</summary>
    /// <exception cref="IOException">An address cannot be bound; the message is one line.</exception>
    public IReadOnlyList<IPEndPoint> Start()
    {
        _endpoint = _options.Metrics is { } address ? new PrometheusEndpoint(address, _metrics, _log) : null;
        foreach (var bind in _options.Bind)
        {
            var socket = new Socket(bind.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            _sockets.Add(socket);
            try
            {
                socket.Bind(bind);
                socket.Listen();
            }
            catch (SocketException e)
            {
                throw new IOException($"--bind {bind}: {e.Message}", e);
            }
        }

        return [.. _sockets.Select(s => (IPEndPoint)s.LocalEndPoint!)];
    }

    /// <summary>Ends: no connection is taken any more, data under way is finished, what is queued is analyzed.</summary>
    public async Task StopAsync()
    {
        Abort();
        if (_inspector is not null)
        {
            await _inspector.StopAsync(_options.Limits.Stop).ConfigureAwait(false);
        }
    }

    /// <summary>Ends at once.</summary>
    public void Abort() => _sockets.ForEach(s => s.Dispose());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Abort();
        if (_inspector is not null)
        {
            await _inspector.DisposeAsync().ConfigureAwait(false);
        }

        if (_endpoint is not null)
        {
            await _endpoint.DisposeAsync().ConfigureAwait(false);
        }

        _sinks.ForEach(s => s.Dispose());
        _log.Dispose();
        _metrics.Dispose();
    }
}
