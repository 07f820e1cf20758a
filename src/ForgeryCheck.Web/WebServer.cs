using System.Net;
using System.Net.Sockets;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Tls;
using ForgeryCheck.Web.Live;
using ForgeryCheck.Web.Monitoring;
using ForgeryCheck.Web.Options;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ForgeryCheck.Web;

/// <summary>The web server: a page to paste mail into, and an API.</summary>
public sealed class WebServer : IAsyncDisposable
{
    private readonly WebOptions _options;
    private readonly string _bindOption;
    private readonly ListenerLog _log;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborting = new();
    private readonly Site _site;
    private readonly TlsCertificate? _certificate;
    private readonly ClientAuthorities? _authorities;
    private readonly WebMetrics _metrics = new();
    private WebApplication? _application;

    /// <summary>Creates a server: loads the rules, but binds nothing yet.</summary>
    /// <param name="options">Its options.</param>
    /// <param name="output">Where its output goes.</param>
    /// <param name="live">The window on a listener that it shows; null if there is none.</param>
    /// <exception cref="FormatException">An option or a rule file is invalid; the message is one line.</exception>
    /// <exception cref="IOException">A file or folder is unusable; the message is one line.</exception>
    /// <exception cref="UnauthorizedAccessException">Permission to a file or folder is denied.</exception>
    public WebServer(WebOptions options, WebOutput output, LiveWindow? live = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        if (!options.IsGuarded && options.Addresses.FirstOrDefault(address => !IPAddress.IsLoopback(address.Address)) is { } open)
        {
            throw new FormatException($"--bind {open}: others can reach this address: it needs --token, or --client-ca");
        }

        if (options.TlsCertificate is null && options.ClientAuthorities is not null)
        {
            throw new FormatException("--client-ca needs --tls-cert");
        }

        _options = options;
        _bindOption = live is null ? "--bind" : "--web";
        _log = new ListenerLog(output.Log ?? (_ => { }), output.LogLevel);
        _certificate = options.TlsCertificate is { } file ? new TlsCertificate(file, options.TlsKey, _log) : null;
        _authorities = options.ClientAuthorities is { } authorities ? new ClientAuthorities(authorities) : null;
        _site = new Site(options, _metrics, _log, live, _stopping.Token);
    }

    /// <summary>A snapshot for a status line.</summary>
    public WebStatus Status => _metrics.Status();

    /// <summary>Binds and starts; returns the addresses as URLs, with the actual port where 0 was requested.</summary>
    /// <exception cref="IOException">An address cannot be bound; the message is one line.</exception>
    public async Task<IReadOnlyList<string>> StartAsync()
    {
        // A mailbox may keep as many threads busy as there are cores: others must not wait until the pool sees that it needs more.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, (2 * Environment.ProcessorCount) + 2), ports);

        // Empty: no configuration from files of the working folder or from the environment, no logging, nothing that is not listed here.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => KestrelSetup.Apply(kestrel, _options, _certificate, _authorities, _site.Preface));
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = address => KestrelSetup.Open(_options, address));
        var application = _application = builder.Build();
        application.UseRouting();
        application.Use(next => context => _site.Gate.PassAsync(context, next));
        foreach (var endpoint in _site.Endpoints)
        {
            Map(application, endpoint);
        }

        try
        {
            await application.StartAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or UnauthorizedAccessException or IOException { InnerException: AddressInUseException })
        {
            throw new IOException($"{_bindOption} {string.Join(", ", _options.Bind)}: cannot listen there ({(e is IOException ? "the address is in use" : e.Message)})", e);
        }

        return [.. application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses];
    }

    /// <summary>Analyzes with another analyzer from now on; requests in progress keep the one before.</summary>
    public void Use(Analyzer analyzer)
    {
        ArgumentNullException.ThrowIfNull(analyzer);
        _site.Analysis.Use(analyzer);
    }

    /// <summary>Reads the certificates again, for handshakes from now on. Those that cannot be read stay as they are.</summary>
    /// <exception cref="FormatException">A file contains no certificate, or not its key; the message is one line.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Permission to a file is denied.</exception>
    public void ReloadCertificates()
    {
        _certificate?.Reload();
        _authorities?.Reload();
    }

    /// <summary>Shuts down gracefully: says so at /readyz for a while, then accepts no further connections, and lets requests in progress finish. Never throws: what goes wrong is logged.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        if (_application is { } application)
        {
            await Task.Delay(_options.Limits.Drain, _aborting.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(_aborting.Token);
            limit.CancelAfter(_options.Limits.Stop);
            try
            {
                await application.StopAsync(limit.Token).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // Requests that took too long were cut off. Whatever else it is, it must not keep the rest of the program from ending in good order.
                _log.Write(LogLevel.Warning, "stop-failed", null, ("fault", e.GetType().Name));
            }
        }
    }

    /// <summary>Cuts off the requests for which <see cref="StopAsync"/> waits.</summary>
    public void Abort() => _aborting.Cancel();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_application is { } application)
        {
            await application.DisposeAsync().ConfigureAwait(false);
        }

        _stopping.Dispose();
        _aborting.Dispose();
        _log.Dispose();
    }

    private static void Map(WebApplication application, WebEndpoint endpoint)
    {
        var info = endpoint.Info;
        string[] methods = info.Method == HttpMethods.Get ? [HttpMethods.Get, HttpMethods.Head] : [info.Method];
        application.MapMethods(info.Path, methods, (RequestDelegate)endpoint.AnswerAsync).WithMetadata(info);
    }
}
