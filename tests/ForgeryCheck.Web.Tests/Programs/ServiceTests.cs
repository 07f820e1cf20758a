using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text.Json;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Programs;

/// <summary>forgerycheck serve as a service: what its manager hears from it and passes to it, and what it reads again.</summary>
public sealed class ServiceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly NotifySocket _manager = new();

    public void Dispose()
    {
        _manager.Dispose();
        _folder.Dispose();
    }

    [ProgramFact("env")]
    public async Task Rules_count_from_the_next_request_on_and_invalid_ones_not_at_all()
    {
        Directory.CreateDirectory(_folder["rules"]);
        await using var server = await StartAsync(_manager.Manager(), "--bind", "127.0.0.1:0", "--rules", _folder["rules"]);
        Assert.Contains("STATUS=0 requests, 0 messages, 0 forged, 0 suspicious", await _manager.HearAsync("READY=1"));
        using var client = new HttpClient { BaseAddress = new Uri($"http://{server.Address}") };
        var before = await RulesAsync(client);

        _folder.Write("rules/own.csv", "whatever,it,says\n");
        await ReloadAsync(server);
        var after = await RulesAsync(client);
        _folder.Write("rules/weights.json", "[]");
        await ReloadAsync(server);
        var invalid = await RulesAsync(client);

        Assert.NotEqual(before, after);
        Assert.Equal(after, invalid);
        server.Send(ListenerProgram.Terminate);
        await _manager.HearAsync("STOPPING=1");
        Assert.Equal(0, await server.EndAsync());
        Assert.Contains("weights.json", Assert.Single(server.Said.Split('\n'), one => one.Contains("not-reloaded", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [ProgramFact("env")]
    public async Task A_certificate_counts_from_the_next_handshake_on()
    {
        string[] certificate = TestCertificate.Write(_folder, "web", "old.test");
        await using var server = await StartAsync(_manager.Manager(), ["--bind", "127.0.0.1:0", .. certificate]);
        await _manager.HearAsync("READY=1");
        Assert.Equal("CN=old.test", await SubjectAsync(server.Address));

        TestCertificate.Write(_folder, "web", "new.test");
        await ReloadAsync(server);

        Assert.Equal("CN=new.test", await SubjectAsync(server.Address));
    }

    [ProgramFact("python3")]
    public async Task A_passed_socket_takes_the_place_of_an_address_and_lives_on_while_it_restarts()
    {
        await using var server = await StartAsync(SocketParent.Passing("web=tcp="), "--bind", "192.0.2.1:80", "--token", _folder.Write("token", "0123456789abcdef"));
        var healthz = new Uri($"http://{server.Address}/healthz");
        using (var client = new HttpClient())
        {
            Assert.Equal("ok\n", await client.GetStringAsync(healthz));
        }

        using (var idle = new TcpClient())
        {
            await idle.ConnectAsync(server.Address);
            server.Send(ListenerProgram.Terminate);
            // It is closed or reset, once no further connection is accepted.
            Assert.IsNotType<TimeoutException>(await Record.ExceptionAsync(() => idle.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(Patience.Longest)));
        }

        // Whoever connects now may wait for the next run.
        using var next = new HttpClient();
        Assert.Equal("ok\n", await next.GetStringAsync(healthz).WaitAsync(Patience.Longest));
    }

    [ProgramFact("python3")]
    public async Task A_passed_socket_that_others_can_reach_needs_a_token()
    {
        var command = SocketParent.Passing("web=any=");
        var run = await ProgramRun.RunAsync(command[0], [.. command[1..], InstalledProgram.FileOf("dotnet"), Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll"), "serve", "--no-config"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Matches(@"^forgerycheck: --bind \[::\]:\d+: others can reach this address: it needs --token, or --client-ca\n$", run.Error);
    }

    private static Task<ListenerProgram> StartAsync(string[] manager, params string[] options) =>
        ListenerProgram.StartCommandAsync(manager, ["serve", "--no-config", .. options]);

    private static async Task<string?> RulesAsync(HttpClient client)
    {
        using var content = new ByteArrayContent(Samples.Read("forged-typed-lines.eml")) { Headers = { ContentType = new("message/rfc822") } };
        using var response = await client.PostAsync(new Uri("/v1/analyze", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("tool").GetProperty("rules").GetString();
    }

    private static async Task<string> SubjectAsync(IPEndPoint address)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address);
        await using var tls = new SslStream(client.GetStream(), false, (_, certificate, _, _) => certificate is not null);
        await tls.AuthenticateAsClientAsync("localhost").WaitAsync(Patience.Longest);
        return tls.RemoteCertificate!.Subject;
    }

    private async Task ReloadAsync(ListenerProgram server)
    {
        server.Send(ListenerProgram.Hangup);
        await _manager.HearAsync("RELOADING=1");
        await _manager.HearAsync("READY=1");
    }
}
