using System.CommandLine;
using System.Net;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Hosts;
using ForgeryCheck.Web.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options of a web server that have nothing to do with what it serves.</summary>
internal sealed class WebServerOptions
{
    internal const string TokenVariable = "FORGERYCHECK_TOKEN";
    private const int LeastToken = 16;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private readonly Option<string[]> _bind = Options.Texts("--bind", "ADDR:PORT", "Address and port to listen on; repeatable [default: 127.0.0.1:8025]");
    private readonly Option<string[]> _hostName = Options.Acting(
        Options.Texts("--host-name", "NAME", "Name by which clients may address the server, besides IP addresses and localhost; repeatable"), "lets others in");
    private readonly Option<string?> _token = Options.Acting(
        Options.Input("--token", "FILE", $"File with the token that clients must present, needed for addresses that others can reach [default: ${TokenVariable}]"), "lets others in");

    private readonly Option<string?> _certificate = Options.AsPath(Options.Text("--tls-cert", "FILE", "Certificate chain in PEM form; without it the server speaks plain HTTP"));
    private readonly Option<string?> _key = Options.AsPath(Options.Text("--tls-key", "FILE", "Private key of the certificate, unless it is in the same file"));
    private readonly Option<string?> _authorities = Options.Acting(
        Options.Input("--client-ca", "FILE", "Certificates, in PEM form, of the authorities that must have issued a client's certificate"), "lets others in");

    private readonly Option<long?> _body = Options.Size("--max-body", "Maximum size of a request's body [default: 64M]");
    private readonly Option<int?> _connections = Options.Whole("--max-connections", "N", "Maximum number of simultaneous connections [default: 1000]", 1, 1_000_000);
    private readonly Option<int?> _perClient = Options.Whole("--max-per-client", "N", "Maximum number of simultaneous requests from an IPv4 address or an IPv6 /64 [default: 64]", 0, 1_000_000);
    private readonly Option<TimeSpan?> _header = Options.Time("--header-timeout", "Time limit for the header of a request [default: 10s]");
    private readonly Option<TimeSpan?> _bodyTime = Options.Time("--body-timeout", "Time limit for the body of a request [default: 5m]");
    private readonly Option<TimeSpan?> _idle = Options.Time("--idle-timeout", "Time without a request after which a connection is closed [default: 60s]");
    private readonly Option<TimeSpan?> _analysis = Options.Time("--analysis-timeout", "Time limit for the analysis of one request [default: 60s]");

    /// <summary>Where it listens, and who may ask.</summary>
    internal IEnumerable<Option> OfAccess => [_bind, _hostName, _token, _certificate, _key, _authorities];

    /// <summary>Its limits.</summary>
    internal IEnumerable<Option> OfLimits => [_body, _connections, _perClient, _header, _bodyTime, _idle, _analysis];

    /// <exception cref="UsageException">A value is invalid, or conflicts with another.</exception>
    internal WebOptions Read(ParseResult result)
    {
        var defaults = new WebOptions();
        var limits = defaults.Limits;
        return defaults with
        {
            Bind = result.GetValue(_bind) is { Length: > 0 } binds ? [.. binds.Select(EndPoint)] : defaults.Bind,
            HostNames = [.. (result.GetValue(_hostName) ?? []).Select(name => HostName("--host-name", name))],
            Token = ReadToken("--token", result.GetValue(_token)),
            TlsCertificate = result.GetValue(_certificate),
            TlsKey = result.GetValue(_key) is { } key && result.GetValue(_certificate) is null ? throw new UsageException($"--tls-key {key}: needs --tls-cert") : result.GetValue(_key),
            ClientAuthorities = result.GetValue(_authorities),
            Limits = limits with
            {
                BodyBytes = result.GetValue(_body) is { } bytes ? (bytes > 0 ? bytes : throw new UsageException("--max-body 0: must be at least 1")) : limits.BodyBytes,
                Connections = result.GetValue(_connections) ?? limits.Connections,
                PerClient = result.GetValue(_perClient) ?? limits.PerClient,
                Header = Time(result, _header) ?? limits.Header,
                Body = Time(result, _bodyTime) ?? limits.Body,
                Idle = Time(result, _idle) ?? limits.Idle,
                Analysis = Time(result, _analysis) ?? limits.Analysis,
            },
        };
    }

    private static TimeSpan? Time(ParseResult result, Option<TimeSpan?> option) => result.GetValue(option) is not { } time ? null
        : time > TimeSpan.Zero && time <= Longest ? time
        : throw new UsageException($"{option.Name}: must be more than 0, and at most 24h");

    /// <summary>Reads the name of a host.</summary>
    /// <param name="option">The option that gives it.</param>
    /// <param name="name">The name.</param>
    /// <exception cref="UsageException">It is no name.</exception>
    internal static string HostName(string option, string name) => HostNames.IsName(name.TrimEnd('.')) ? name.TrimEnd('.')
        : throw new UsageException($"{option} {name}: must be a host name, without a port");

    private static IPEndPoint EndPoint(string text) => Addresses.Parse("--bind", text, "127.0.0.1:8025 or [::1]:8025");

    /// <summary>Reads the token from a file, or else from the environment: on the command line every user of this host could read it.</summary>
    /// <exception cref="UsageException">It is no good token.</exception>
    internal static string? ReadToken(string option, string? file)
    {
        var source = file is null ? TokenVariable : $"{option} {file}";
        var token = file is null ? Environment.GetEnvironmentVariable(TokenVariable) : Given.Use(() => File.ReadAllText(file));
        return string.IsNullOrWhiteSpace(token) ? (file is null ? null : throw new UsageException($"{source}: the file is empty"))
            : token.Trim() is { Length: >= LeastToken } secret && secret.All(c => c is > ' ' and <= '~') ? secret
            : throw new UsageException($"{source}: a token has at least {LeastToken} characters, all of them printable ASCII, and no spaces; 'openssl rand -hex 32' makes one");
    }
}
