using System.Net;
using ForgeryCheck.Web.Options;

namespace ForgeryCheck.Web.Tests.Support;

/// <summary>A web server on a free port of loopback, and a client that follows no redirects and keeps no cookies.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebServer _server;
    private readonly List<string> _log = [];

    private TestServer(WebServer server, List<string> log) => (_server, _log) = (server, log);

    /// <summary>Where it listens: "http://127.0.0.1:41234".</summary>
    public Uri Address { get; private set; } = null!;

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>What was logged so far.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return string.Concat(_log);
            }
        }
    }

    public static async Task<TestServer> StartAsync(WebOptions? options = null)
    {
        var log = new List<string>();
        void Write(string lines)
        {
            lock (log)
            {
                log.Add(lines);
            }
        }

        var server = new WebServer((options ?? new WebOptions()) with { Bind = [new(IPAddress.Loopback, 0)] }, new WebOutput { Log = Write, LogLevel = Smtp.Monitoring.LogLevel.Debug });
        var test = new TestServer(server, log);
        test.Address = new Uri((await server.StartAsync())[0]);
        test.Client.BaseAddress = test.Address;
        return test;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.StopAsync();
        await _server.DisposeAsync();
    }
}
