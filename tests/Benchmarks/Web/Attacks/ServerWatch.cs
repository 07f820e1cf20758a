using ForgeryCheck.Benchmarks.Smtp.Servers;

namespace ForgeryCheck.Benchmarks.Web.Attacks;

/// <summary>Looks at a server's memory each 50 ms, and at its files each second, until its use is over.</summary>
internal sealed class ServerWatch : IDisposable
{
    private const int Between = 50;

    private readonly ServerProcess _server;
    private readonly Thread _thread;
    private volatile bool _isOver;

    internal ServerWatch(ServerProcess server)
    {
        _server = server;
        Before = Most = server.Figures.Resident;
        _thread = new Thread(Look);
        _thread.Start();
    }

    /// <summary>Memory in RAM at first, in bytes.</summary>
    internal long Before { get; }

    /// <summary>The most that was seen.</summary>
    internal long Most { get; private set; }

    /// <summary>The most bytes that were seen in files without a name.</summary>
    internal long OnDisk { get; private set; }

    public void Dispose()
    {
        _isOver = true;
        _thread.Join();
    }

    private void Look()
    {
        for (var times = 0; !_isOver && _server.IsRunning; times++)
        {
            try
            {
                Most = Math.Max(Most, _server.Figures.Resident);
                if (times % (1000 / Between) == 0)
                {
                    OnDisk = Math.Max(OnDisk, _server.Figures.Nameless);
                }
            }
            catch (IOException)
            {
                // It has just ended, which the command reports.
            }

            Thread.Sleep(Between);
        }
    }
}
