using System.Globalization;
using System.Net;

namespace ForgeryCheck.Names;

/// <summary>Options for DNS queries.</summary>
public sealed record NameOptions
{
    /// <summary>The source of answers.</summary>
    public NameMode Mode { get; init; }

    /// <summary>The file to replay; null unless <see cref="Mode"/> is replay.</summary>
    public string? ReplayFile { get; init; }

    /// <summary>The file in which to record a live run; null for none.</summary>
    public string? RecordFile { get; init; }

    /// <summary>The resolver; null for the system's.</summary>
    public IPEndPoint? Resolver { get; init; }

    /// <summary>The time-out for one question, retry included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The maximum number of questions in flight.</summary>
    public int InFlight { get; init; } = 64;

    /// <summary>The maximum number of cached answers.</summary>
    public int CacheSize { get; init; } = 100_000;

    /// <summary>Parses the values of --dns, --dns-record, --resolver and --dns-timeout; null if one was not given.</summary>
    /// <exception cref="FormatException">A value is invalid, or conflicts with the others; the message says which.</exception>
    public static NameOptions Parse(string? dns, string? dnsRecord = null, string? resolver = null, int? timeoutMilliseconds = null)
    {
        const string replay = "replay=";
        var options = dns switch
        {
            null or "off" => new NameOptions(),
            "live" => new NameOptions { Mode = NameMode.Live },
            _ when dns.StartsWith(replay, StringComparison.Ordinal) && dns.Length > replay.Length =>
                new NameOptions { Mode = NameMode.Replay, ReplayFile = dns[replay.Length..] },
            _ => throw new FormatException($"--dns {dns}: expected off, live or replay=FILE"),
        };

        var idle = dnsRecord is not null ? "--dns-record" : resolver is not null ? "--resolver" : timeoutMilliseconds is not null ? "--dns-timeout" : null;
        if (idle is not null && options.Mode != NameMode.Live)
        {
            throw new FormatException($"{idle} needs --dns live");
        }

        if (timeoutMilliseconds is < 10 or > 60_000)
        {
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture, $"--dns-timeout {timeoutMilliseconds}: expected 10 to 60000 milliseconds"));
        }

        return options with
        {
            RecordFile = dnsRecord is { Length: 0 } ? throw new FormatException("--dns-record: expected a file") : dnsRecord,
            Resolver = resolver is null ? null : ParseResolver(resolver),
            Timeout = timeoutMilliseconds is { } ms ? TimeSpan.FromMilliseconds(ms) : options.Timeout,
        };
    }

    /// <summary>Parses a resolver: ADDR, ADDR:PORT, or for IPv6 also [ADDR] and [ADDR]:PORT. The default port is 53.</summary>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static IPEndPoint ParseResolver(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string host = text, port = "53";
        if (text.StartsWith('[') && text.IndexOf(']') is > 0 and var close)
        {
            host = text[1..close];
            port = close + 1 == text.Length ? port : text[close + 1] == ':' ? text[(close + 2)..] : "";
        }
        else if (text.IndexOf(':') is >= 0 and var colon && colon == text.LastIndexOf(':'))
        {
            (host, port) = (text[..colon], text[(colon + 1)..]);
        }

        // Both parsers: HostAddress is strict ("1.2" is not an address), and IPAddress keeps the zone of fe80::1%eth0.
        return HostAddress.TryParse(host, out _) && IPAddress.TryParse(host, out var address)
            && ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new IPEndPoint(address, number)
            : throw new FormatException($"--resolver {text}: expected an address such as 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:5353");
    }
}
