using System.Globalization;
using System.Net.Sockets;
using ForgeryCheck.Cli.Conventions;

namespace ForgeryCheck.Cli.Services;

/// <summary>The listening sockets that a service manager passed to this process: sd_listen_fds(3).</summary>
internal static class PassedSockets
{
    // Standard input, output and error come before.
    private const int First = 3;
    private const int Most = 1024;

    /// <summary>Takes them, in the order of the units; none without a service manager.</summary>
    /// <param name="families">The families of addresses that the server can use.</param>
    /// <exception cref="UsageException">One of them is of no use.</exception>
    internal static IReadOnlyList<PassedSocket> Take(params IReadOnlyCollection<AddressFamily> families)
    {
        if (Number("LISTEN_PID", int.MaxValue) != Environment.ProcessId)
        {
            return [];
        }

        var names = (Environment.GetEnvironmentVariable("LISTEN_FDNAMES") ?? "").Split(':');
        return [.. Enumerable.Range(0, Number("LISTEN_FDS", Most)).Select(i => Open(First + i, i < names.Length ? names[i] : "", families))];
    }

    private static PassedSocket Open(int descriptor, string name, IReadOnlyCollection<AddressFamily> families)
    {
        try
        {
            // It is not marked to be closed on exec: the runtime shuts down the connection of such sockets when it closes them, and the manager keeps this one.
            var socket = new Socket(new SafeSocketHandle(descriptor, ownsHandle: true));
            return socket.SocketType == SocketType.Stream && socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.AcceptConnection) is not 0
                ? families.Contains(socket.AddressFamily)
                    ? new PassedSocket(name, socket)
                    : throw new UsageException($"{Place()}: this command does not listen on sockets of the kind {socket.AddressFamily}")
                : throw new UsageException($"{Place()}: is no listening stream socket; its unit needs ListenStream= and Accept=no");
        }
        catch (SocketException e)
        {
            throw new UsageException($"{Place()}: {e.Message}", e);
        }

        string Place() => string.Create(CultureInfo.InvariantCulture, $"socket {descriptor} of LISTEN_FDS{(name.Length > 0 ? $" ({name})" : "")}");
    }

    private static int Number(string variable, int most) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : 0;
}
