using System.Net;
using System.Text;

namespace ForgeryCheck.Benchmarks.Web.Attacks;

/// <summary>One body in chunks, which does not tell its size beforehand, sent as fast as the server takes it.</summary>
internal sealed class ChunkedAttack(string name, long bytes) : Attack(name)
{
    private const int Chunk = 0x10000;
    private const string Begin = "POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Type: message/rfc822\r\nTransfer-Encoding: chunked\r\n\r\n";

    internal override async Task RunAsync(IPEndPoint server, Tally answers)
    {
        using var client = await AttackClient.ConnectAsync(server, 0);
        if (client is null)
        {
            answers.Add(AttackClient.WasReset);
            return;
        }

        var line = new string('a', 78) + "\r\n";
        byte[] chunk = [.. "10000\r\n"u8, .. Encoding.ASCII.GetBytes("a: " + string.Concat(Enumerable.Repeat(line, (Chunk / line.Length) + 1)))[..Chunk], .. "\r\n"u8];
        await client.TrySendAsync(Encoding.ASCII.GetBytes(Begin));
        var sent = 0L;
        while (sent < bytes && !client.Answer.IsCompleted && await client.TrySendAsync(chunk))
        {
            sent += Chunk;
        }

        await client.TrySendAsync("0\r\n\r\n"u8.ToArray());
        answers.Add(Figures.Text($"{await client.Answer.WaitAsync(TimeSpan.FromSeconds(60))} after {sent / 1e6:F0} MB"));
    }
}
