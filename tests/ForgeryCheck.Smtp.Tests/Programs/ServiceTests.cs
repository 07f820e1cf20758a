using System.Net;
using System.Net.Sockets;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Programs;

/// <summary>The listener as a service: what its manager hears from it and passes to it.</summary>
[Collection(RealPrograms.Name)]
public sealed class ServiceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Spool => _folder["spool"];

    public void Dispose() => _folder.Dispose();

    [ProgramTheory("env")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_says_when_it_takes_mail_reloads_and_ends(bool isAbstract)
    {
        using var manager = new NotifySocket(isAbstract ? null : _folder);
        await using var listener = await ListenerProgram.StartUnderAsync(manager.Manager(), Spool);
        var ready = await manager.HearAsync("READY=1");
        await using var open = await Dialog.BeginAsync(listener.Address);

        listener.Send(ListenerProgram.Hangup);
        var reloading = await manager.HearAsync("RELOADING=1");
        await manager.HearAsync("READY=1");
        await open.SayAsync("NOOP", "250");
        listener.Send(ListenerProgram.Terminate);
        await manager.HearAsync("STOPPING=1");

        Assert.Contains("STATUS=0 connections, 0 messages, 0 forged, 0 suspicious, 0 queued, 0 a second", ready);
        Assert.Matches("^MONOTONIC_USEC=[1-9][0-9]*$", reloading[1]);
        Assert.Equal(0, await listener.EndAsync());
        Assert.Contains(" info reloaded\n", listener.Said, StringComparison.Ordinal);
    }

    [ProgramFact("env")]
    public async Task It_gives_signs_of_life_if_its_manager_wants_them()
    {
        using var manager = new NotifySocket();
        await using var listener = await ListenerProgram.StartUnderAsync(manager.Manager("WATCHDOG_USEC=200000"), Spool);

        await manager.HearAsync("WATCHDOG=1");
        await manager.HearAsync("WATCHDOG=1");

        Assert.Equal(0, await listener.StopAsync());
    }

    [ProgramFact("env")]
    public async Task A_manager_that_is_gone_keeps_it_from_nothing()
    {
        await using var listener = await ListenerProgram.StartUnderAsync([InstalledProgram.FileOf("env"), $"NOTIFY_SOCKET={_folder["none"]}", "WATCHDOG_USEC=1000"], Spool);
        await using var dialog = await Dialog.BeginAsync(listener.Address);

        Assert.StartsWith("250 ", await dialog.MailAsync("Subject: hello\r\n\r\nhello\r\n"), StringComparison.Ordinal);
        await dialog.DisposeAsync();
        Assert.Equal(0, await listener.StopAsync());
    }

    [ProgramFact("python3")]
    public async Task Passed_sockets_take_the_place_of_addresses_and_live_on_while_it_restarts()
    {
        var certificate = TestCertificate.Write(_folder, "mx");
        await using var listener = await ListenerProgram.StartUnderAsync(SocketParent.Passing("smtp=tcp=", "smtps=tcp="), Spool, certificate);
        await Patience.UntilAsync(() => listener.Said.Contains("(TLS)", StringComparison.Ordinal), "it listens with TLS", () => listener.Said);
        Assert.Equal(2, Count(listener.Said, "listening on 127.0.0.1:"));
        await using (var dialog = await Dialog.BeginAsync(listener.Address))
        {
            listener.Send(ListenerProgram.Terminate);
            Assert.StartsWith("421 ", await dialog.HearAsync(), StringComparison.Ordinal);
        }

        // Whoever connects now waits for the next run.
        await using var next = await Dialog.BeginAsync(listener.Address);

        Assert.StartsWith("250 ", await next.MailAsync("Subject: next\r\n\r\nnext\r\n"), StringComparison.Ordinal);
        using var tls = new TcpClient();
        await tls.ConnectAsync(IPAddress.Loopback, listener.TlsPort);
        await using var secure = new System.Net.Security.SslStream(tls.GetStream(), false, (_, shown, _, _) => shown is not null);
        await secure.AuthenticateAsClientAsync(ListenerProgram.HostName).WaitAsync(Patience.Longest);
    }

    [ProgramFact("python3")]
    public async Task A_client_with_IPv4_on_a_socket_for_all_addresses_is_one_with_IPv4()
    {
        await using var listener = await ListenerProgram.StartUnderAsync(SocketParent.Passing("smtp=any="), Spool);

        await using var dialog = await Dialog.BeginAsync(new IPEndPoint(IPAddress.Loopback, listener.Port));

        await Patience.UntilAsync(() => listener.Said.Contains(" connect ", StringComparison.Ordinal), "it logs the client", () => listener.Said);
        Assert.Contains("peer=127.0.0.1 ", listener.Said, StringComparison.Ordinal);
    }

    [ProgramTheory("python3")]
    [InlineData("smtp=udp=", "socket 3 of LISTEN_FDS (smtp): is no listening stream socket; its unit needs ListenStream= and Accept=no")]
    [InlineData("smtp=deaf=", "socket 3 of LISTEN_FDS (smtp): is no listening stream socket; its unit needs ListenStream= and Accept=no")]
    [InlineData("milter=unix=FOLDER/socket", "socket 3 of LISTEN_FDS (milter): this command does not listen on sockets of the kind Unix")]
    [InlineData("smtps=tcp=", "a socket for TLS needs --tls-cert")]
    public async Task A_socket_that_is_of_no_use_is_refused_in_one_line(string socket, string error)
    {
        string[] command =
        [
            .. SocketParent.Passing(socket.Replace("FOLDER", _folder.Location, StringComparison.Ordinal)), InstalledProgram.FileOf("dotnet"),
            Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll"), "listen", "--no-config", "--spool", Spool,
        ];

        var run = await ProgramRun.RunAsync(command[0], command[1..]);

        Assert.Equal((2, $"forgerycheck: {error}\n"), (run.ExitCode, run.Error));
    }

    [ProgramFact("python3")]
    public async Task A_closed_terminal_ends_it()
    {
        string[] terminal = [InstalledProgram.FileOf("python3"), "-c", "import pty, subprocess, sys\nsys.exit(subprocess.call(sys.argv[1:], stdin=pty.openpty()[1]))"];
        await using var listener = await ListenerProgram.StartUnderAsync(terminal, Spool);

        listener.Send(ListenerProgram.Hangup);

        Assert.Equal(0, await listener.EndAsync());
        Assert.DoesNotContain("reloaded", listener.Said, StringComparison.Ordinal);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
