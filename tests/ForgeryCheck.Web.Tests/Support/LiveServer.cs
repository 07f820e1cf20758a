using System.Net;
using System.Text;
using System.Text.Json;
using ForgeryCheck.Smtp;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Web.Live;
using ForgeryCheck.Web.Options;

namespace ForgeryCheck.Web.Tests.Support;

/// <summary>A listener with a live window, both on free ports of loopback, and a spool that outlives it if a test says so.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private readonly Listener _listener;
    private readonly LiveWindow _window;
    private readonly WebServer _web;

    private LiveServer(Listener listener, LiveWindow window, WebServer web) => (_listener, _window, _web) = (listener, window, web);

    /// <summary>Where mail is taken.</summary>
    public IPEndPoint Mail { get; private set; } = null!;

    /// <summary>Where the window is.</summary>
    public Uri Address => Client.BaseAddress!;

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(60) };

    public static async Task<LiveServer> StartAsync(string spool, Func<ListenerOptions, ListenerOptions>? change = null, string? token = null)
    {
        var options = new ListenerOptions { Bind = [new(IPAddress.Loopback, 0)], HostName = "mx.example.net", Spool = spool, Sync = false };
        options = change is null ? options : change(options);
        var window = new LiveWindow();
        var listener = new Listener(options, window.Watching(new ListenerOutput()));
        var web = new WebServer(new WebOptions { Bind = [new(IPAddress.Loopback, 0)], Analysis = options.Analysis, Token = token }, new WebOutput(), window);
        var server = new LiveServer(listener, window, web);
        server.Client.BaseAddress = new Uri((await web.StartAsync())[0]);
        server.Mail = listener.Start()[0];
        return server;
    }

    /// <summary>Sends a message; returns the id under which it was taken.</summary>
    public async Task<string> SendAsync(byte[] message, string helo = "mail.example.net", string sender = "writer@example.net", string[]? recipients = null, params string[] before)
    {
        using var client = await MailClient.ConnectAsync(Mail);
        string[] envelope = [$"EHLO {helo}", .. before, $"MAIL FROM:<{sender}>", .. (recipients ?? ["reader@example.org"]).Select(one => $"RCPT TO:<{one}>"), "DATA"];
        foreach (var command in envelope)
        {
            await client.SayAsync(command);
        }

        var reply = await client.SendDataAsync(message);
        Assert.StartsWith("250 2.0.0 Ok: queued as ", reply, StringComparison.Ordinal);
        return reply.Trim()[(reply.Trim().LastIndexOf(' ') + 1)..];
    }

    public Task<string> SendAsync(string message, string helo = "mail.example.net", string sender = "writer@example.net", string[]? recipients = null) =>
        SendAsync(Encoding.UTF8.GetBytes(message), helo, sender, recipients);

    /// <summary>The rows of a page, as live.js gets them.</summary>
    public async Task<JsonElement[]> RowsAsync(string query = "") =>
        [.. JsonDocument.Parse(await Client.GetStringAsync($"/live/rows{query}")).RootElement.GetProperty("rows").EnumerateArray()];

    /// <summary>Waits until the rows are as a test expects them; returns them. One that never come fails the test.</summary>
    public async Task<JsonElement[]> RowsOnceAsync(Func<JsonElement[], bool> holds, string query = "")
    {
        for (var i = 0; i < 1500; i++)
        {
            var rows = await RowsAsync(query);
            if (holds(rows))
            {
                return rows;
            }

            await Task.Delay(20);
        }

        throw new TimeoutException("the rows never came");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _web.StopAsync();
        await _web.DisposeAsync();
        await _listener.StopAsync();
        await _listener.DisposeAsync();
        _window.Dispose();
    }
}
