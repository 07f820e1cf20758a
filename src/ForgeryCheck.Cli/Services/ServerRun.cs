using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Output;

namespace ForgeryCheck.Cli.Services;

/// <summary>A server from its start to its end: the first signal lets work in progress finish, the second does not; a hangup makes it read its files again.</summary>
/// <param name="screen">Where the status line is shown.</param>
/// <param name="showStatus">Whether it is shown.</param>
/// <param name="reload">Reads files again.</param>
internal sealed class ServerRun(Screen screen, bool showStatus, Reload reload)
{
    private static readonly TimeSpan StatusInterval = TimeSpan.FromMilliseconds(500);

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
