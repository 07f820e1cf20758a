using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>A listener on a port of loopback, with a spool of its own.</summary>
internal sealed class LiveListener : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fc-live-").FullName;
    private readonly Listener _listener;

    internal LiveListener(Func<ListenerOptions, ListenerOptions>? change = null, bool tls = false)
    {
        var options = new ListenerOptions
        {
            Bind = [new(IPAddress.Loopback, 0)],
            HostName = "mx.example.net",
            Spool = Path.Combine(_folder, "spool"),
            Sync = false,
            Analyze = AnalyzeMode.Off,
            TlsCertificate = tls ? Certificate() : null,
        };
        _listener = new Listener(change is null ? options : change(options), new ListenerOutput { Log = line => { lock (Log) { Log.Add(line); } } });
        try
        {
            var addresses = _listener.Start();
            (Address, TlsAddress) = (addresses[0], addresses[^1]);
        }
        catch
        {
            DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }
    }

    internal IPEndPoint Address { get; }

    /// <summary>Where clients speak TLS from the first byte, if anywhere.</summary>
    internal IPEndPoint TlsAddress { get; }

    /// <summary>What was logged, lines at a time.</summary>
    internal List<string> Log { get; } = [];

    /// <summary>Connections now.</summary>
    internal int Connections => _listener.Status.Connections;

    /// <summary>Messages that were answered with 250.</summary>
    internal long Messages => _listener.Status.Messages;

    /// <summary>Messages in the spool, those that are half written too.</summary>
    internal int Files => Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
        .Count(f => Path.GetFileName(Path.GetDirectoryName(f)) is "new" or "tmp");

    /// <summary>The only message in the spool, a character a byte.</summary>
    internal string ReadOnly() => System.Text.Encoding.Latin1.GetString(
        File.ReadAllBytes(Assert.Single(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories), f => Path.GetFileName(Path.GetDirectoryName(f)) == "new")));

    internal Task<LiveClient> ConnectAsync() => LiveClient.ConnectAsync(Address);

    /// <summary>Connects and reads the greeting.</summary>
    internal async Task<LiveClient> GreetAsync()
    {
        var client = await ConnectAsync();
        Assert.StartsWith("220 ", await client.ReplyAsync(), StringComparison.Ordinal);
        return client;
    }

    internal Task StopAsync() => _listener.StopAsync();

    /// <summary>Waits until something holds; a test that waits for ever fails.</summary>
    internal static async Task UntilAsync(Func<bool> holds)
    {
        for (var i = 0; i < 1000 && !holds(); i++)
        {
            await Task.Delay(10);
        }

        Assert.True(holds());
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=mx.example.net", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.Combine(_folder, "mx.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        return file;
    }
}
