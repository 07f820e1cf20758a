using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Streams.Options;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.NKeys;

namespace ForgeryCheck.Streams.Connecting;

/// <summary>A connection to a NATS server, or to any of a cluster: it is made again whenever it breaks.</summary>
internal sealed class ServerConnection : IAsyncDisposable
{
    /// <summary>Between two attempts at something that failed.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>After that an answer does not come any more: of a connection that breaks at the wrong moment, the library may wait for ever.</summary>
    internal static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(15);

    // One that can be reached and does not let us in may have been started between the two looks at it.
    private const int Attempts = 2;

    private static readonly TimeSpan Connect = TimeSpan.FromSeconds(5);

    // A cluster that was just started has to elect a leader.
    private static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstSign = TimeSpan.FromSeconds(10);

    private readonly NatsConnection _connection;
    private int _connections;
    private long _lostAt = long.MaxValue;
    private volatile string? _denial;

    private ServerConnection(NatsConnection connection, string shown, IListenerLog log)
    {
        _connection = connection;
        JetStream = new NatsJSContext(connection);
        connection.ConnectionDisconnected += (_, _) =>
        {
            Volatile.Write(ref _lostAt, Environment.TickCount64);
            _denial = null;
            return Logged(LogLevel.Warning, "server-lost");
        };
        connection.ServerError += (_, e) => Denied(e.Error);
        connection.ConnectionOpened += (_, _) =>
        {
            Volatile.Write(ref _lostAt, long.MaxValue);
            return Logged(Interlocked.Increment(ref _connections) > 1 ? LogLevel.Warning : LogLevel.Info, "server-connected");
        };

        // Whoever asked for it hears nothing: the server answers the connection, not the request.
        ValueTask Denied(string error)
        {
            if (error.Contains("permissions violation", StringComparison.OrdinalIgnoreCase))
            {
                _denial = error.ReplaceLineEndings(" ");
            }

            return ValueTask.CompletedTask;
        }

        ValueTask Logged(LogLevel level, string what)
        {
            log.Write(level, what, null, ("server", shown));
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>JetStream on this server.</summary>
    internal NatsJSContext JetStream { get; }

    /// <summary>How many bytes a message may have, headers included.</summary>
    internal int MaxPayload => _connection.ServerInfo?.MaxPayload ?? 1 << 20;

    /// <summary>Whether it is connected.</summary>
    internal bool IsOpen => _connection.ConnectionState == NatsConnectionState.Open;

    /// <summary>Whether it was lost so long ago, and not made again since.</summary>
    internal bool IsLostFor(TimeSpan time) => Environment.TickCount64 - Volatile.Read(ref _lostAt) >= time.TotalMilliseconds;

    /// <summary>How often it has been made.</summary>
    internal int Connections => Volatile.Read(ref _connections);

    /// <summary>Connects.</summary>
    /// <exception cref="ServerAwayException">No server can be reached; the message is one line.</exception>
    /// <exception cref="IOException">The server refuses, or a file cannot be read; the message is one line.</exception>
    /// <exception cref="FormatException">The URL or a file is invalid; the message is one line.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static async Task<ServerConnection> OpenAsync(StreamServer server, IListenerLog log, CancellationToken cancellation = default)
    {
        var shown = StreamServer.Shown(server.Url);
        foreach (var file in new[] { server.CredentialsFile, server.NKeyFile, server.AuthorityFile, server.CertificateFile, server.KeyFile })
        {
            if (file is not null && !File.Exists(file))
            {
                throw new FileNotFoundException($"{file}: there is no such file");
            }
        }

        for (var attempt = 1; ; attempt++)
        {
            var connection = new ServerConnection(new NatsConnection(OptionsOf(server)), shown, log);
            try
            {
                await connection._connection.ConnectAsync().AsTask().WaitAsync(cancellation).ConfigureAwait(false);
                return connection;
            }
            catch (Exception e)
            {
                await connection.DisposeAsync().ConfigureAwait(false);
                cancellation.ThrowIfCancellationRequested();
                var (isAway, why) = await WhyAsync(server.Url, e, cancellation).ConfigureAwait(false);
                if (isAway)
                {
                    throw new ServerAwayException($"{shown}: {why}", e);
                }

                if (attempt == Attempts)
                {
                    throw new IOException($"{shown}: {why}", e);
                }
            }

            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The error with which the server denied a subject to the user; null if it did not.</summary>
    internal string? DenialOf(string subject) => _denial is { } denial && denial.Contains($"\"{subject}\"", StringComparison.Ordinal) ? denial : null;

    /// <summary>Asks for something that has to be there before anything else can begin; a cluster that elects a leader is asked again.</summary>
    /// <exception cref="IOException">The server refuses, or does not answer; the message is one line.</exception>
    internal async ValueTask<T> AskAsync<T>(string what, Func<ValueTask<T>> ask, CancellationToken cancellation)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await ask().ConfigureAwait(false);
            }
            catch (Exception e) when (ServerFaults.IsOfServer(e, cancellation))
            {
                var isOff = e is NatsJSApiNoResponseException or NatsNoRespondersException;
                if (e is not NatsJSApiException && _denial is { } denial)
                {
                    throw new IOException($"{what} cannot be used: {denial}", e);
                }

                if (!ServerFaults.MayPass(e, cancellation) || Stopwatch.GetElapsedTime(begun) >= (isOff ? FirstSign : FirstAnswer))
                {
                    throw new IOException($"{what} cannot be used: {(isOff ? "JetStream is off on the server, or does not answer" : ServerFaults.Reason(e))}", e);
                }

                await Task.Delay(Pause, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    // The library says only that it cannot connect.
    private static async Task<(bool IsAway, string Reason)> WhyAsync(string url, Exception e, CancellationToken cancellation)
    {
        if (e is not NatsException)
        {
            return (false, ServerFaults.Reason(e));
        }

        foreach (var one in url.Split(','))
        {
            var uri = new Uri(one.Trim());
            try
            {
                using var client = new TcpClient();
                using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                time.CancelAfter(Connect);
                await client.ConnectAsync(uri.Host, uri.Port > 0 ? uri.Port : 4222, time.Token).ConfigureAwait(false);
                return (false, "the server refused the connection: the login or TLS is not what it wants");
            }
            catch (Exception other) when (other is SocketException or OperationCanceledException && !cancellation.IsCancellationRequested)
            {
                e = other;
            }
        }

        return (true, e is OperationCanceledException ? "no answer" : e.Message);
    }

    private static NatsAuthOpts Login(StreamServer server)
    {
        if (server.NKeyFile is not { } file)
        {
            return new NatsAuthOpts { CredsFile = server.CredentialsFile is { } credentials ? Checked(credentials) : null };
        }

        // Beside the seed, which begins with SU, such a file may have the public key and comments.
        var seed = File.ReadLines(file).Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith("SU", StringComparison.Ordinal))
            ?? throw new FormatException($"{file}: has no NKey seed of a user");
        try
        {
            return new NatsAuthOpts { Seed = seed, NKey = KeyPair.FromSeed(seed).GetPublicKey() };
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new FormatException($"{file}: has no NKey seed of a user", e);
        }
    }

    private static string Checked(string file)
    {
        var text = File.ReadAllText(file);
        return text.Contains("-BEGIN NATS USER JWT-", StringComparison.Ordinal) && text.Contains("-BEGIN USER NKEY SEED-", StringComparison.Ordinal)
            ? file
            : throw new FormatException($"{file}: has no credentials of a NATS user, which are a JWT and an NKey seed");
    }

    private static NatsOpts OptionsOf(StreamServer server) => new()
    {
        Name = "forgerycheck",
        Url = server.Url,
        HeaderEncoding = Encoding.UTF8,
        ConnectTimeout = Connect,
        RequestTimeout = TimeSpan.FromSeconds(5),
        CommandTimeout = TimeSpan.FromSeconds(10),
        // A connection of which the other end is gone must not be waited for in vain.
        PingInterval = TimeSpan.FromSeconds(10),
        MaxPingOut = 2,
        ReconnectWaitMin = TimeSpan.FromMilliseconds(100),
        ReconnectWaitMax = TimeSpan.FromSeconds(2),
        MaxReconnectRetry = -1,
        IgnoreAuthErrorAbort = true,
        AuthOpts = Login(server),
        TlsOpts = new NatsTlsOpts
        {
            CaFile = server.AuthorityFile,
            CertFile = server.CertificateFile,
            KeyFile = server.KeyFile,
            Mode = server.Url.Contains("tls://", StringComparison.Ordinal) || server.AuthorityFile is not null || server.CertificateFile is not null ? TlsMode.Require : TlsMode.Auto,
        },
    };
}
