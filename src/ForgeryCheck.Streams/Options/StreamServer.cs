namespace ForgeryCheck.Streams.Options;

/// <summary>How a NATS server is reached.</summary>
/// <param name="Url">One or several URLs, separated by commas: nats://HOST:4222, or tls://HOST:4222 to insist on TLS; the first may have a user and a password, for all.</param>
public sealed record StreamServer(string Url)
{
    /// <summary>A file with a user's JWT and NKey seed (.creds); null for none.</summary>
    public string? CredentialsFile { get; init; }

    /// <summary>A file with the NKey seed of a user; null for none. Not beside <see cref="CredentialsFile"/>.</summary>
    public string? NKeyFile { get; init; }

    /// <summary>The authorities to trust, in PEM; null for those of the system.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>The client certificate, in PEM; null for none.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>Its private key, in PEM; null if there is no certificate.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Checks URLs and returns them without user and password, as logs may show them.</summary>
    /// <exception cref="FormatException">One is not a URL of a NATS server; the message is one line.</exception>
    public static string Shown(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return string.Join(',', url.Split(',').Select(one => Uri.TryCreate(one.Trim(), UriKind.Absolute, out var uri) && uri is { Scheme: "nats" or "tls", Host.Length: > 0 }
            ? $"{uri.Scheme}://{uri.Host}:{(uri.Port > 0 ? uri.Port : 4222)}"
            : throw new FormatException("must be the URL of a NATS server, such as nats://127.0.0.1:4222 or tls://nats.example.org:4222")));
    }
}
