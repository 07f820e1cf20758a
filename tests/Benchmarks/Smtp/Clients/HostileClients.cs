using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ForgeryCheck.Benchmarks.Smtp.Clients;

/// <summary>What a hostile client may do, one attack a kind. Each is run over and over; it may fail in any way, and it gives up after some seconds.</summary>
internal sealed class HostileClients(IPEndPoint server)
{
    private const string Hello = "EHLO evil.example\r\n";
    private const string Envelope = Hello + "MAIL FROM:<e@evil.example>\r\nRCPT TO:<b@x.example>\r\n";
    private const string Data = Envelope + "DATA\r\n";
    private const string ReceivedLine = "Received: from a by b; Mon, 1 Jun 2026 10:00:00 +0000\r\n";
    private const string LookAlikes = "x\r\n\r\nx\n.\nMAIL FROM:<e@evil.example>\r\n\r.\r\r\n.\n\n.\r\nRCPT TO:<b@x.example>\r\n\r\n.\r\nQUIT\r\n";

    // Not the address of the honest client: what is asked is whether one stranger can harm another.
    private static readonly IPAddress From = IPAddress.Parse("127.0.0.2");

    /// <summary>All kinds, by name.</summary>
    internal IReadOnlyList<(string Name, Action<Random> Attack)> Kinds =>
    [
        ("drip of a command", After("", c => Drip(c, "EHLO very.slow.example"))),
        ("drip of data", After(Data, c => Drip(c, "a word a minute, at best"))),
        ("endless command line", After(Hello, c => Flood(c, Times("a", 16_384), 200))),
        ("endless line of data", After(Data, c => Flood(c, Times("a", 16_384), 400))),
        ("data beyond the limit", After(Data, c => { Flood(c, Times(new string('x', 78) + "\r\n", 200), 400); c.Ask("\r\n.\r\n"); })),
        ("early talk and a flood", Many(1, c => Flood(c, Times(Hello, 1), 500))),
        ("NOOPs without reading", After(Hello, c => { Flood(c, Times("NOOP\r\n", 1000), 50); Rest(2000); })),
        ("RCPTs without reading", After(Envelope, c => { Flood(c, Times("RCPT TO:<b@x.example>\r\n", 500), 20); Rest(2000); })),
        ("a slow reader", After(Hello, ReadSlowly)),
        ("bad commands", After("", c => Ask(c, Enumerable.Repeat("NONSENSE\r\n", 40)))),
        ("commands out of order", After("", c => Ask(c, ["DATA\r\n", "RCPT TO:<b@x.example>\r\n", "BDAT 5 LAST\r\nhello", Hello, "DATA\r\n", "RSET now\r\n"]))),
        ("random bytes", random => After("", c => Pour(c, random, 20))(random)),
        ("random bytes as data", random => After(Data, c => Pour(c, random, 40))(random)),
        ("half-open", After(Data, c => { c.TrySend("half a mess"u8); c.FinishSending(); c.Read(); Rest(1000); })),
        ("silence", Many(1, _ => Rest(5000))),
        ("connect and close", Many(20, _ => { })),
        ("connect and reset", Many(20, c => { c.TrySend(Times(Data, 1)); c.Reset(); })),
        ("reset within data", After(Data, c => { Flood(c, Times("a", 16_384), 20); c.Reset(); })),
        ("BDAT that lies", After(Envelope, c => c.Ask("BDAT 18446744073709551615\r\nQUIT\r\n"))),
        ("BDAT that ends early", After(Envelope, c => { c.TrySend("BDAT 100000 LAST\r\nshort"u8); c.FinishSending(); c.Read(); })),
        ("garbage for TLS", random => After(Hello + "STARTTLS\r\n", c => { c.TrySend([0x16, 3, 1, 0xFF, 0xFF]); Pour(c, random, 2); c.Read(); })(random)),
        ("another protocol", Many(1, c => { c.Ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n"); c.Read(); })),
        ("look-alikes of the end of data", After(Data, c => c.Ask(LookAlikes))),
        ("10,000 Received lines", After(Data, c => { Flood(c, Times(ReceivedLine, 100), 100); c.Ask("\r\n.\r\n"); })),
    ];

    /// <summary>Runs one kind until it is told to stop; how often it attacked.</summary>
    internal static int Run(Action<Random> attack, int seed, TimeSpan between, CancellationToken stop)
    {
        var random = new Random(seed);
        for (var attacks = 0; ; attacks++)
        {
            if (stop.WaitHandle.WaitOne(between))
            {
                return attacks;
            }

            try
            {
                attack(random);
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
            {
                // The server cut it off, as it should.
            }
        }
    }

    // An attack that begins when a dialogue has got so far.
    private Action<Random> After(string dialogue, Action<WireClient> attack) => _ =>
    {
        using var client = new WireClient(server, From, timeout: 5000);
        client.Read();
        Ask(client, dialogue.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line + "\r\n"));
        attack(client);
    };

    // An attack on fresh connections, one after another, that does not wait for the greeting.
    private Action<Random> Many(int times, Action<WireClient> attack) => _ =>
    {
        for (var i = 0; i < times; i++)
        {
            using var client = new WireClient(server, From, timeout: 5000);
            attack(client);
        }
    };

    private static void Ask(WireClient client, IEnumerable<string> commands)
    {
        foreach (var command in commands)
        {
            client.Ask(command);
        }
    }

    // With pauses: it is the server that is tried, and not how the system shares out its processors.
    private static void Flood(WireClient client, byte[] portion, int times)
    {
        for (var i = 1; i <= times && client.TrySend(portion); i++)
        {
            Rest(i % 8 == 0 ? 10 : 0);
        }
    }

    private static void Drip(WireClient client, string text)
    {
        for (var i = 0; i < text.Length && client.TrySend([(byte)text[i]]); i++)
        {
            Rest(400);
        }
    }

    private static void Pour(WireClient client, Random random, int times)
    {
        var bytes = new byte[4096];
        for (var i = 0; i < times; i++)
        {
            random.NextBytes(bytes);
            if (!client.TrySend(bytes))
            {
                return;
            }

            Rest(5);
        }
    }

    private static void ReadSlowly(WireClient client)
    {
        client.Socket.ReceiveBufferSize = 1024;
        client.TrySend(Times("HELP\r\n", 90));
        var few = new byte[16];
        for (var i = 0; i < 20 && client.Socket.Receive(few) > 0; i++)
        {
            Rest(100);
        }
    }

    private static byte[] Times(string text, int times) => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, times)));

    private static void Rest(int milliseconds) => Thread.Sleep(milliseconds);
}
