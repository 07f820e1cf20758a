using System.Text;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Streams.Options;
using NATS.Client.Core;
using NATS.Client.JetStream;

namespace ForgeryCheck.Streams.Connecting;

/// <summary>A connection to a NATS server, or to any of a cluster: it is made again whenever it breaks.</summary>
internal sealed class ServerConnection : IAsyncDisposable
{
    /// <summary>Between two attempts at something that failed.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(30);

    private readonly NatsConnection _connection;

    private ServerConnection(NatsConnection connection)
    {
        _connection = connection;
        JetStream = new NatsJSContext(connection);
    }

    /// <summary>JetStream on this server.</summary>
    internal NatsJSContext JetStream { get; }

    /// <summary>How many bytes a message may have, headers included.</summary>
    internal int MaxPayload => _connection.ServerInfo?.MaxPayload ?? 1 << 20;

    /// <summary>Whether it is connected.</summary>
    internal bool IsOpen => _connection.ConnectionState == NatsConnectionState.Open;

    /// <summary>Connects.</summary>
    /// <exception cref="IOException">The server cannot be reached, refuses, or a file cannot be read; the message is one line.</exception>
    /// <exception cref="FormatException">The URL is invalid; the message is one line.</exception>
    internal static async Task<ServerConnection> OpenAsync(StreamServer server, IListenerLog log)
    {
        var shown = StreamServer.Shown(server.Url);
        foreach (var file in new[] { server.CredentialsFile, server.NKeyFile, server.AuthorityFile, server.CertificateFile, server.KeyFile })
        {
            if (file is not null && !File.Exists(file))
            {
                throw new FileNotFoundException($"{file}: there is no such file");
            }
        }

        var connection = new NatsConnection(OptionsOf(server));
        connection.ConnectionDisconnected += (_, _) => Logged(LogLevel.Warning, "server-lost");
        connection.ConnectionOpened += (_, _) => Logged(LogLevel.Info, "server-connected");
        try
        {
            await connection.ConnectAsync().ConfigureAwait(false);
            return new ServerConnection(connection);
        }
        catch (Exception e) when (e is NatsException or IOException or ArgumentException or InvalidOperationException or OperationCanceledException
            or System.Security.Authentication.AuthenticationException or System.Security.Cryptography.CryptographicException)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw new IOException($"{shown}: {Reason(e)}", e);
        }

        ValueTask Logged(LogLevel level, string what)
        {
            log.Write(level, what, null, ("server", shown));
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Asks for something that has to be there before anything else can begin; a cluster that elects a leader is asked again.</summary>
    /// <exception cref="IOException">The server refuses, or does not answer; the message is one line.</exception>
    internal async ValueTask<T> AskAsync<T>(string what, Func<ValueTask<T>> ask, CancellationToken cancellation)
    {
        var end = Environment.TickCount64 + (long)FirstAnswer.TotalMilliseconds;
        while (true)
        {
            try
            {
                return await ask().ConfigureAwait(false);
            }
            catch (Exception e) when (e is NatsException or TimeoutException)
            {
                var isFinal = e is NatsJSApiException { Error.Code: not 503 };
                if (isFinal || Environment.TickCount64 >= end)
                {
                    throw new IOException($"{what} cannot be used: {(e is NatsJSApiNoResponseException ? "the server has JetStream off, or does not answer" : Reason(e))}", e);
                }

                await Task.Delay(Pause, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Why something failed, in one line.</summary>
    internal static string Reason(Exception e)
    {
        var inner = e;
        while (inner is NatsException && inner.InnerException is { } deeper)
        {
            inner = deeper;
        }

        return inner.Message.ReplaceLineEndings(" ");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static NatsOpts OptionsOf(StreamServer server) => new()
    {
        Name = "forgerycheck",
        Url = server.Url,
        HeaderEncoding = Encoding.UTF8,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        RequestTimeout = TimeSpan.FromSeconds(5),
        CommandTimeout = TimeSpan.FromSeconds(10),
        ReconnectWaitMin = TimeSpan.FromMilliseconds(100),
        ReconnectWaitMax = TimeSpan.FromSeconds(2),
        MaxReconnectRetry = -1,
        IgnoreAuthErrorAbort = true,
        AuthOpts = new NatsAuthOpts { CredsFile = server.CredentialsFile, NKeyFile = server.NKeyFile },
        TlsOpts = new NatsTlsOpts
        {
            CaFile = server.AuthorityFile,
            CertFile = server.CertificateFile,
            KeyFile = server.KeyFile,
            Mode = server.Url.Contains("tls://", StringComparison.Ordinal) || server.AuthorityFile is not null || server.CertificateFile is not null ? TlsMode.Require : TlsMode.Auto,
        },
    };
}
