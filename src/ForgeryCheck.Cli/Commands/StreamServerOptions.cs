using System.CommandLine;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Streams.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options for the streams on a NATS server: how the server is reached, and how what is missing there is created.</summary>
internal sealed class StreamServerOptions
{
    /// <summary>What a file found from the working folder must not do.</summary>
    internal const string Effect = "sends mail to another host";

    private readonly Option<string?> _name = Options.Text("--stream", "NAME", "Name that the streams and buckets on the server begin with [default: forgerycheck]");
    private readonly Option<int?> _replicas = Options.Whole("--replicas", "N", "Number of servers of a cluster that hold each message, if the streams are created [default: 1]", 1, 5);
    private readonly Option<long?> _size = Options.Size("--stream-size", "Maximum size of the message stream when it is created. Messages larger than the server's max_payload get a bucket of the same size. When either is full, new messages are refused [default: what the server allows]");
    private readonly Option<TimeSpan?> _reportAge = Options.Time("--report-age", "How long reports stay on their stream, if it is created [default: 30d]");
    private readonly Option<TimeSpan?> _memoryAge = Options.Time("--memory-age", "How long a line or an id that does not recur is remembered, if the bucket is created [default: 90d]");
    private readonly Option<string?> _credentials = Options.Input("--nats-creds", "FILE", "Credentials of a NATS user: JWT and NKey seed (.creds)");
    private readonly Option<string?> _nkey = Options.Input("--nats-nkey", "FILE", "NKey seed of a NATS user");
    private readonly Option<string?> _authority = Options.Input("--nats-ca", "FILE", "Certificate authorities to trust, in PEM form, instead of those of the system");
    private readonly Option<string?> _certificate = Options.Input("--nats-cert", "FILE", "Client certificate for TLS, in PEM form; needs --nats-key");
    private readonly Option<string?> _key = Options.Input("--nats-key", "FILE", "Private key of the client certificate");

    /// <summary>All of them.</summary>
    internal IEnumerable<Option> All => [_name, _replicas, _size, _reportAge, _memoryAge, _credentials, _nkey, _authority, _certificate, _key];

    /// <summary>Reads them.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="url">The URL of the server.</param>
    /// <param name="what">What the user called it: "--publish", or "URL".</param>
    /// <exception cref="UsageException">A value is invalid, or conflicts with another.</exception>
    internal StreamOptions Read(ParseResult result, string url, string what)
    {
        try
        {
            _ = StreamServer.Shown(url);
        }
        catch (FormatException e)
        {
            throw new UsageException($"{what} {e.Message}", e);
        }

        if (result.GetValue(_certificate) is null != result.GetValue(_key) is null)
        {
            throw new UsageException("--nats-cert and --nats-key need each other");
        }

        if (result.GetValue(_credentials) is not null && result.GetValue(_nkey) is not null)
        {
            throw new UsageException("--nats-creds and --nats-nkey exclude each other");
        }

        var name = result.GetValue(_name);
        if (name is not null && !StreamOptions.IsName(name))
        {
            throw new UsageException($"--stream {name}: must be letters, digits, - and _ only");
        }

        var server = new StreamServer(url)
        {
            CredentialsFile = result.GetValue(_credentials),
            NKeyFile = result.GetValue(_nkey),
            AuthorityFile = result.GetValue(_authority),
            CertificateFile = result.GetValue(_certificate),
            KeyFile = result.GetValue(_key),
        };
        var defaults = new StreamOptions(server);
        return defaults with
        {
            Name = name ?? defaults.Name,
            Replicas = result.GetValue(_replicas) ?? defaults.Replicas,
            MailBytes = result.GetValue(_size) ?? defaults.MailBytes,
            ReportAge = result.GetValue(_reportAge) ?? defaults.ReportAge,
            MemoryAge = result.GetValue(_memoryAge) ?? defaults.MemoryAge,
        };
    }
}
