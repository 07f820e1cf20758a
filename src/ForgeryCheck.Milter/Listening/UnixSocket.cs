using System.Net.Sockets;
using ForgeryCheck.Smtp.Listening;

namespace ForgeryCheck.Milter.Listening;

/// <summary>A listening socket in the file system, which is removed when it is closed.</summary>
internal static class UnixSocket
{
    // "No such device or address": what opening a socket, and no other kind of file, fails with (open(2)).
    private const int NoSuchDevice = 6;

    /// <summary>Listens on a path; nobody can connect before the permissions are set. A socket that an earlier run left is replaced if nobody answers on it.</summary>
    /// <exception cref="IOException">The path cannot be bound; the message is one line.</exception>
    internal static Socket Listen(string path, UnixFileMode mode)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            {
                throw new IOException("no such folder");
            }

            RemoveStale(path);
            socket.Bind(new UnixDomainSocketEndPoint(path));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, mode);
            }

            socket.Listen(AcceptLoop.Backlog);
            return socket;
        }
        catch (Exception e) when (e is SocketException or IOException or UnauthorizedAccessException)
        {
            socket.Dispose();
            throw new IOException($"unix:{path}: cannot listen there ({e.Message})", e);
        }
    }

    /// <summary>Removes the socket while it still answers, so that it cannot be that of a later run.</summary>
    internal static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run replaces it.
        }
    }

    private static void RemoveStale(string path)
    {
        if (!Path.Exists(path))
        {
            return;
        }

        if (!IsSocket(path))
        {
            throw new IOException("it exists and is no socket");
        }

        if (IsAnswered(path))
        {
            throw new IOException("another program answers there");
        }

        File.Delete(path);
    }

    private static bool IsSocket(string path)
    {
        try
        {
            // To read and write, since opening a named pipe for one of them would wait for the other end.
            File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
            return false;
        }
        catch (IOException e)
        {
            return e.HResult == NoSuchDevice;
        }
    }

    private static bool IsAnswered(string path)
    {
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            client.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException e)
        {
            // A full queue of connections has somebody behind it.
            return e.SocketErrorCode != SocketError.ConnectionRefused;
        }
    }
}
