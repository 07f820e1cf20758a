using System.Diagnostics;
using System.Globalization;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Streams.Options;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace ForgeryCheck.Streams.Tests.Support;

/// <summary>A nats-server with JetStream on loopback, with files of its own; it can be killed and started again.</summary>
internal sealed class NatsServer : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string[] _arguments;
    private Process? _process;

    private NatsServer(string configuration)
    {
        Port = Patience.FreePort();
        var file = _folder.Write("nats.conf", $"listen: 127.0.0.1:{Port}\njetstream {{ store_dir: {_folder["store"]} }}\n{configuration}\n");
        _arguments = ["-c", file];
    }

    /// <summary>Its port.</summary>
    internal int Port { get; }

    /// <summary>Its URL.</summary>
    internal string Url => string.Create(CultureInfo.InvariantCulture, $"nats://127.0.0.1:{Port}");

    /// <summary>The streams on it.</summary>
    internal StreamOptions Streams => new(new StreamServer(Url));

    /// <summary>Its URL with a user and password.</summary>
    internal string UrlOf(string login) => Url.Replace("//", $"//{login}@", StringComparison.Ordinal);

    /// <summary>Starts one.</summary>
    /// <param name="configuration">What stands in its configuration file besides.</param>
    internal static async Task<NatsServer> StartAsync(string configuration = "")
    {
        var server = new NatsServer(configuration);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it again, on its files.</summary>
    internal async Task StartAgainAsync()
    {
        _process = Process.Start(new ProcessStartInfo(InstalledProgram.FileOf("nats-server"), _arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        await Patience.UntilListeningAsync(Port);
    }

    /// <summary>Ends it at once.</summary>
    internal void Kill()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    /// <summary>Looks at a stream: all its messages, in order.</summary>
    internal async Task<IReadOnlyList<StreamedMessage>> ReadAsync(string stream)
    {
        await using var connection = new NatsConnection(new NatsOpts { Url = Url, HeaderEncoding = System.Text.Encoding.UTF8 });
        var context = new NatsJSContext(connection);
        var count = (await context.GetStreamAsync(stream)).Info.State.Messages;
        var messages = new List<StreamedMessage>();
        if (count > 0)
        {
            // One by one: a work queue can have no second consumer.
            var state = (await context.GetStreamAsync(stream)).Info.State;
            for (var sequence = state.FirstSeq; sequence <= state.LastSeq; sequence++)
            {
                var got = await context.JSRequestResponseAsync<StreamMsgGetRequest, StreamMsgGetResponse>($"$JS.API.STREAM.MSG.GET.{stream}", new StreamMsgGetRequest { Seq = sequence });
                var fields = new NatsHeaders();
                if (got.Message.Hdrs is { } headers)
                {
                    connection.HeaderParser.ParseHeaders(new System.Buffers.SequenceReader<byte>(new System.Buffers.ReadOnlySequence<byte>(Convert.FromBase64String(headers))), fields);
                }

                messages.Add(new StreamedMessage(got.Message.Data.ToArray(), fields));
            }
        }

        return messages;
    }

    /// <summary>How many messages a stream has.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="login">User and password, as in a URL; null if none are asked for.</param>
    internal async Task<long> CountAsync(string stream, string? login = null)
    {
        await using var connection = new NatsConnection(new NatsOpts { Url = login is null ? Url : UrlOf(login) });
        return (await new NatsJSContext(connection).GetStreamAsync(stream)).Info.State.Messages;
    }

    /// <summary>Publishes something of somebody else's.</summary>
    internal async Task PublishAsync(string subject, byte[] bytes, NatsHeaders? fields = null)
    {
        await using var connection = new NatsConnection(new NatsOpts { Url = Url });
        (await new NatsJSContext(connection).PublishAsync(subject, bytes, headers: fields)).EnsureSuccess();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Kill();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
