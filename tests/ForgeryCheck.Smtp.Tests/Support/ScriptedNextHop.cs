using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>
/// A next hop that answers each command from a table, keyed by its first word; "." is the end of data. A reply of null closes the connection; an empty one
/// is silence. Takes one connection after another.
/// </summary>
internal sealed class ScriptedNextHop : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Dictionary<string, string?> _replies;
    private readonly bool _perByte;
    private readonly Task _running;

    internal ScriptedNextHop(IEnumerable<(string Command, string? Reply)> replies, bool perByte = false, string ehlo = "250 next.test\r\n")
    {
        _replies = new Dictionary<string, string?>
        {
            [""] = "220 next.test ESMTP\r\n",
            ["EHLO"] = ehlo,
            ["LHLO"] = ehlo,
            ["DATA"] = "354 go on\r\n",
            ["QUIT"] = "221 2.0.0 bye\r\n",
        };
        foreach (var (command, reply) in replies)
        {
            _replies[command] = reply;
        }

        _perByte = perByte;
        _listener.Start();
        _running = RunAsync();
    }

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Commands of all connections, in order.</summary>
    internal List<string> Commands { get; } = [];

    /// <summary>The data of each message as it came, up to its final dot.</summary>
    internal List<string> Data { get; } = [];

    internal int Connections { get; private set; }

    /// <summary>Changes an answer.</summary>
    internal string? this[string command]
    {
        set => _replies[command] = value;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _running;
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                client.NoDelay = true;
                Connections++;
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        try
        {
            if (!await ReplyAsync(stream, ""))
            {
                return;
            }

            while (await ReadToAsync(stream, "\r\n") is { } line)
            {
                Commands.Add(line);
                var verb = line.Split(' ')[0];
                if (!await ReplyAsync(stream, verb))
                {
                    return;
                }

                if (verb == "DATA" && _replies["DATA"]!.StartsWith("354", StringComparison.Ordinal))
                {
                    var data = await ReadToAsync(stream, "\r\n.\r\n");
                    if (data is null)
                    {
                        return;
                    }

                    Data.Add(data + "\r\n");
                    if (!await ReplyAsync(stream, "."))
                    {
                        return;
                    }
                }
            }
        }
        catch (IOException)
        {
            // The client went away.
        }
    }

    private async Task<bool> ReplyAsync(NetworkStream stream, string verb)
    {
        var reply = _replies.GetValueOrDefault(verb, "250 2.0.0 ok\r\n");
        if (reply is null)
        {
            return false;
        }

        var bytes = Encoding.Latin1.GetBytes(reply);
        var step = _perByte ? 1 : Math.Max(1, bytes.Length);
        for (var i = 0; i < bytes.Length; i += step)
        {
            await stream.WriteAsync(bytes.AsMemory(i, step), _end.Token);
            await Task.Yield();
        }

        return true;
    }

    private async Task<string?> ReadToAsync(NetworkStream stream, string end)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, _end.Token) == 1)
        {
            text.Append((char)one[0]);
            if (one[0] == '\n' && text.Length >= end.Length && text.ToString(text.Length - end.Length, end.Length) == end)
            {
                return text.ToString(0, text.Length - end.Length);
            }
        }

        return null;
    }
}
