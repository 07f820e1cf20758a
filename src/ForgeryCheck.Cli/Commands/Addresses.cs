using System.Globalization;
using System.Net;
using ForgeryCheck.Cli.Conventions;

namespace ForgeryCheck.Cli.Commands;

/// <summary>Parses addresses to listen on.</summary>
internal static class Addresses
{
    /// <summary>Parses ADDR:PORT. IPEndPoint accepts an address without a port, and "1" as an address: neither is what the user meant.</summary>
    /// <param name="name">The option.</param>
    /// <param name="text">Its value.</param>
    /// <param name="examples">What would be valid: "192.0.2.1:25 or [::1]:2525".</param>
    /// <exception cref="UsageException">It has another form.</exception>
    internal static IPEndPoint Parse(string name, string text, string examples)
    {
        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? "" : text[..colon];
        var isV6 = host is ['[', .., ']'];
        return Trace.HostAddress.TryParse(isV6 ? host[1..^1] : host, out var strict) && strict.IsV6 == isV6
            && IPAddress.TryParse(isV6 ? host[1..^1] : host, out var address)
            && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new IPEndPoint(address, port)
            : throw new UsageException($"{name} {text}: must be ADDR:PORT, such as {examples}");
    }
}
