using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ForgeryCheck.Cli.Services;

/// <summary>
/// What a service manager such as systemd hears from a server: sd_notify(3), one datagram a message. Without one nothing is sent. A manager that does not
/// listen is no reason to take no mail, so nothing here fails.
/// </summary>
internal sealed class ServiceManager : IDisposable
{
    // An hour: longer ones make no difference, and must fit.
    private const long LongestWatch = 3_600_000_000;

    private static readonly TimeSpan StatusInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Socket? _socket;
    private readonly TimeSpan? _watchdog;
    private long _shownAt;
    private string _shown = "";

    /// <summary>Finds the manager.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    internal ServiceManager(Func<string, string?> environment)
    {
        _socket = Connect(environment("NOTIFY_SOCKET"));
        _watchdog = _socket is null ? null : Watchdog(environment);
    }

    /// <summary>How often <see cref="Beat"/> wants to be called; null if there is no manager.</summary>
    internal TimeSpan? Interval => _socket is null ? null : _watchdog / 2 is { } half && half < StatusInterval ? half : StatusInterval;

    /// <summary>The server takes work.</summary>
    internal void Ready(string status) => Send($"READY=1\nSTATUS={Shown(status)}");

    /// <summary>The server reads files again; <see cref="Ready"/> has to follow.</summary>
    internal void Reloading() =>
        // The clock of the manager is CLOCK_MONOTONIC, which this is on Linux.
        Send(string.Create(CultureInfo.InvariantCulture, $"RELOADING=1\nMONOTONIC_USEC={Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000)}"));

    /// <summary>The server takes no more work.</summary>
    internal void Stopping() => Send("STOPPING=1");

    /// <summary>The server lives: called by its main loop.</summary>
    /// <param name="status">What it does.</param>
    internal void Beat(Func<string> status)
    {
        if (_socket is null)
        {
            return;
        }

        if (_watchdog is not null)
        {
            // All work is done on the pool: if it comes to nothing, the manager is to restart the server.
            ThreadPool.QueueUserWorkItem(static manager => manager.Send("WATCHDOG=1"), this, preferLocal: false);
        }

        if (Stopwatch.GetElapsedTime(_shownAt) >= StatusInterval && status() is var text && text != _shown)
        {
            Send($"STATUS={Shown(text)}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket?.Dispose();

    private static Socket? Connect(string? address)
    {
        // "@" stands for the NUL of an abstract address. Managers of virtual machines give vsock addresses, but not to services within.
        if (address is not ['/' or '@', _, ..])
        {
            return null;
        }

        Socket? socket = null;
        try
        {
            socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { SendTimeout = (int)Patience.TotalMilliseconds };
            socket.Connect(new UnixDomainSocketEndPoint(address[0] == '@' ? '\0' + address[1..] : address));
            return socket;
        }
        catch (Exception e) when (e is SocketException or ArgumentOutOfRangeException)
        {
            socket?.Dispose();
            return null;
        }
    }

    private static TimeSpan? Watchdog(Func<string, string?> environment)
    {
        var isOurs = environment("WATCHDOG_PID") is not { Length: > 0 } pid || pid == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return isOurs && long.TryParse(environment("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0
            ? TimeSpan.FromMicroseconds(Math.Min(microseconds, LongestWatch))
            : null;
    }

    private string Shown(string status)
    {
        _shownAt = Stopwatch.GetTimestamp();
        return _shown = status;
    }

    private void Send(string message)
    {
        try
        {
            _socket?.Send(Encoding.UTF8.GetBytes(message));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // See above. At the end the socket is closed while the pool may still have a sign of life to give.
        }
    }
}
