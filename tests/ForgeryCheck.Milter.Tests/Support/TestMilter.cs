using System.Net;
using ForgeryCheck.Milter.Options;
using ForgeryCheck.Names;
using ForgeryCheck.Smtp;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Milter.Tests.Support;

/// <summary>A milter on a port of loopback that the system chooses.</summary>
internal sealed class TestMilter : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<string> _log = [];

    internal TestMilter(Func<MilterOptions, MilterOptions>? change = null, INameService? names = null, IMessageStore? store = null)
    {
        var options = new MilterOptions
        {
            Bind = [new(new IPEndPoint(IPAddress.Loopback, 0), null)],
            HostName = "milter.example.org",
            ReportFile = _folder["report.ndjson"],
            Analysis = new AnalyzerOptions { Names = names ?? NamesOff.Instance },
        };
        Server = new MilterServer(change is null ? options : change(options), new ListenerOutput { Log = Hear, LogLevel = LogLevel.Debug }, store ?? new NullStore());
        Address = Server.Start()[0];
    }

    /// <summary>The milter.</summary>
    internal MilterServer Server { get; }

    /// <summary>Where it listens.</summary>
    internal MilterAddress Address { get; }

    /// <summary>What it logged until now.</summary>
    internal string Log
    {
        get
        {
            lock (_log)
            {
                return string.Concat(_log);
            }
        }
    }

    /// <summary>The reports on messages, in the order in which they were answered.</summary>
    internal IReadOnlyList<System.Text.Json.JsonElement> Reports =>
        [.. File.ReadAllLines(_folder["report.ndjson"]).Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.Clone())];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    private void Hear(string lines)
    {
        lock (_log)
        {
            _log.Add(lines);
        }
    }
}
