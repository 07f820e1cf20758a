using System.Net;
using System.Text;
using ForgeryCheck.Benchmarks.Smtp.Clients;
using ForgeryCheck.Benchmarks.Smtp.Servers;

namespace ForgeryCheck.Benchmarks.Smtp.Probes;

/// <summary>A running listener with its spool, and the moves that probes are made of.</summary>
internal sealed class ProbeBench(ServerProcess server, string spool)
{
    internal const string Hello = "EHLO client.example\r\n";
    internal const string Mail = "MAIL FROM:<a@client.example>\r\n";
    internal const string Rcpt = "RCPT TO:<b@x.example>\r\n";
    internal const string Data = "DATA\r\n";
    internal const string Quit = "QUIT\r\n";

    private readonly HashSet<string> _known = [.. Directory.EnumerateFiles(spool, "*", SearchOption.AllDirectories)];

    internal ServerProcess Server => server;

    internal IPEndPoint Address => server.Address;

    internal WireClient Connect() => new(server.Address, timeout: 3000);

    internal WireClient Greeted() => WireClient.Greeted(server.Address, timeout: 3000);

    /// <summary>A client that was answered 354.</summary>
    internal WireClient InData()
    {
        var client = Greeted();
        Codes(client, Mail, Rcpt, Data);
        return client;
    }

    /// <summary>Sends commands one after another; their codes.</summary>
    internal static string Codes(WireClient client, params IEnumerable<string> commands) => string.Join(' ', commands.Select(c => WireClient.Code(client.Ask(c))));

    /// <summary>Sends commands after EHLO; their codes.</summary>
    internal string Codes(params IEnumerable<string> commands)
    {
        using var client = Greeted();
        return Codes(client, commands);
    }

    /// <summary>The codes of all replies that still come, until there are none.</summary>
    internal static string Rest(WireClient client)
    {
        client.Socket.ReceiveTimeout = 400;
        var codes = new List<string>();
        while (codes.Count < 20_000)
        {
            codes.Add(client.ReadCode());
            if (!char.IsAsciiDigit(codes[^1][0]))
            {
                break;
            }
        }

        return string.Join(' ', codes.Where(c => c != WireClient.Silence));
    }

    /// <summary>The messages that were stored since the last time it was asked, as Latin-1.</summary>
    internal List<string> NewMessages()
    {
        var messages = new List<string>();
        foreach (var file in Directory.EnumerateFiles(spool, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "new"))
        {
            if (_known.Add(file))
            {
                messages.Add(Encoding.Latin1.GetString(File.ReadAllBytes(file)));
            }
        }

        return messages;
    }

    /// <summary>How many messages were stored, in words, and whether the first one ends in these bytes.</summary>
    internal string Stored(string? ending = null)
    {
        var messages = NewMessages();
        var isKept = messages.Count > 0 && ending is not null && messages[0].EndsWith(ending, StringComparison.Ordinal);
        return $"{messages.Count} stored{(ending is null ? "" : isKept ? ", bytes kept" : ", bytes changed")}";
    }
}
