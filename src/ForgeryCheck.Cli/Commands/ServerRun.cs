using System.Globalization;
using System.Runtime.InteropServices;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Cli.Commands;

/// <summary>A server from its start to its end: the first signal lets work in progress finish, the second does not.</summary>
/// <param name="screen">Where the status line is shown.</param>
/// <param name="showStatus">Whether it is shown.</param>
/// <param name="status">What it says.</param>
internal sealed class ServerRun(Screen screen, bool showStatus, Func<ListenerStatus> status)
{
    private static readonly TimeSpan StatusInterval = TimeSpan.FromMilliseconds(500);

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
    /// <param name="start">Starts it.</param>
    /// <param name="stop">Lets it finish its work.</param>
    /// <param name="abort">Ends it at once.</param>
    internal ExitStatus Run(Action start, Func<Task> stop, Action abort)
    {
        using var stopping = new ManualResetEventSlim();
        using var aborting = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Signal);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Signal);
        start();
        while (!stopping.Wait(showStatus ? StatusInterval : Timeout.InfiniteTimeSpan))
        {
            screen.Show(status().ToString());
        }

        if (showStatus)
        {
            screen.Show("");
        }

        try
        {
            stop().WaitAsync(aborting.Token).GetAwaiter().GetResult();
            if (showStatus)
            {
                screen.WriteError($"{status().Summary()}\n");
            }

            return ExitStatus.Clear;
        }
        catch (OperationCanceledException) when (aborting.IsCancellationRequested)
        {
            abort();
            return ExitStatus.Interrupted;
        }

        void Signal(PosixSignalContext context)
        {
            // The main thread exits the program.
            context.Cancel = true;
            if (stopping.IsSet)
            {
                aborting.Cancel();
            }

            stopping.Set();
        }
    }
}
