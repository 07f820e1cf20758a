using System.Globalization;
using System.Net;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Milter.Options;

/// <summary>Where mail servers connect: an address with a port, or the path of a socket.</summary>
/// <param name="Inet">The address; null for a socket.</param>
/// <param name="SocketPath">The path; null for an address.</param>
public sealed record MilterAddress(IPEndPoint? Inet, string? SocketPath)
{
    /// <summary>The longest path that fits into a socket address on Linux (unix(7)), its NUL not counted.</summary>
    private const int LongestPath = 107;

    private const string InetStart = "inet:";
    private const string UnixStart = "unix:";

    /// <summary>Reads "inet:127.0.0.1:8890", "inet:[::1]:8890" or "unix:/run/forgerycheck/milter.sock".</summary>
    /// <exception cref="FormatException">It is none of these; the message is one line.</exception>
    public static MilterAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith(UnixStart, StringComparison.Ordinal) && text.Length > UnixStart.Length)
        {
            var path = text[UnixStart.Length..];
            return System.Text.Encoding.UTF8.GetByteCount(path) <= LongestPath
                ? new(null, path)
                : throw new FormatException($"{text}: the path of a socket has at most {LongestPath} bytes");
        }

        return text.StartsWith(InetStart, StringComparison.Ordinal) && EndPoint(text[InetStart.Length..]) is { } address
            ? new(address, null)
            : throw new FormatException($"{text}: must be inet:ADDR:PORT or unix:PATH, such as inet:127.0.0.1:8890 or unix:/run/forgerycheck/milter.sock");
    }

    /// <summary>The address in the form in which it is parsed.</summary>
    public override string ToString() => Inet is null ? UnixStart + SocketPath : InetStart + Inet;

    // IPEndPoint accepts an address without a port, and "1" as an address.
    private static IPEndPoint? EndPoint(string text)
    {
        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? "" : text[..colon];
        var isV6 = host is ['[', .., ']'];
        host = isV6 ? host[1..^1] : host;
        return HostAddress.TryParse(host, out var strict) && strict.IsV6 == isV6 && IPAddress.TryParse(host, out var address)
            && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new IPEndPoint(address, port)
            : null;
    }
}
