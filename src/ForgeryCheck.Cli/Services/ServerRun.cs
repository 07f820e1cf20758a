using System.Globalization;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Output;

namespace ForgeryCheck.Cli.Services;

/// <summary>A server from its start to its end: the first signal lets work in progress finish, the second does not; a hangup makes it read its files again.</summary>
/// <param name="screen">Where the status line is shown.</param>
/// <param name="showStatus">Whether it is shown.</param>
/// <param name="reload">Reads files again.</param>
internal sealed class ServerRun(Screen screen, bool showStatus, Reload reload)
{
    private static readonly TimeSpan StatusInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>What the exit statuses of a server mean.</summary>
    /// <param name="done">What a second signal does not wait for.</param>
    /// <param name="used">What a server needs.</param>
    internal static IReadOnlyList<StatusMeaning> Statuses(string done, string used = "a file or an address") =>
    [
        new(ExitStatus.Clear, "Ended by a signal."),
        new(ExitStatus.Trouble, $"Usage error, or {used} could not be used."),
        new(ExitStatus.Interrupted, $"Ended by a second signal, before {done}."),
    ];

    /// <summary>
    /// Continues a session on the thread that received its bytes; by default .NET dispatches it to another, which costs more than a command does. Sessions
    /// never block a thread. Half the cores receive for all clients; the others store and analyze. .NET reads this when the first socket is created
    /// (SocketAsyncEngine).
    /// </summary>
    internal static void TuneSockets()
    {
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
        Environment.SetEnvironmentVariable(
            "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT", Math.Max(1, Environment.ProcessorCount / 2).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Runs the server; returns once it has ended.</summary>
    internal ExitStatus Run(ServerParts server)
    {
        using var manager = new ServiceManager(Environment.GetEnvironmentVariable);
        using var aborting = new CancellationTokenSource();
        using var signals = new ServerSignals(aborting.Cancel);
        Serve(server, manager, signals);
        manager.Stopping();
        if (showStatus)
        {
            screen.Show("");
        }

        try
        {
            server.Stop().WaitAsync(aborting.Token).GetAwaiter().GetResult();
            if (showStatus)
            {
                screen.WriteError($"{server.Summary()}\n");
            }

            return ExitStatus.Clear;
        }
        catch (OperationCanceledException) when (aborting.IsCancellationRequested)
        {
            server.Abort();
            return ExitStatus.Interrupted;
        }
    }

    private void Serve(ServerParts server, ServiceManager manager, ServerSignals signals)
    {
        var starting = server.Start(signals.Stop);
        _ = starting.ContinueWith(_ => signals.Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        var isReady = false;
        while (signals.Wait(showStatus ? StatusInterval : manager.Interval ?? Timeout.InfiniteTimeSpan) is var signal && signal != ServerSignal.Stop)
        {
            if (!isReady && starting.IsCompleted)
            {
                starting.GetAwaiter().GetResult();
                manager.Ready(server.Status());
                isReady = true;
            }

            if (signal == ServerSignal.Reload)
            {
                manager.Reloading();
                reload.Run();
                manager.Ready(server.Status());
            }

            manager.Beat(server.Status);
            if (showStatus)
            {
                screen.Show(server.Status());
            }
        }
    }
}
