using System.Buffers.Binary;
using ForgeryCheck.Milter.Packets;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Milter.Sessions;

/// <summary>The client of a mail server, from CONNECT.</summary>
/// <param name="Name">The name that the mail server has for it; null if none.</param>
/// <param name="Address">Its address; null if it has none, as a program on the mail server itself.</param>
/// <param name="Port">Its port; null if unknown.</param>
internal sealed record MilterClient(string? Name, HostAddress? Address, int? Port)
{
    /// <summary>A client of which nothing is known.</summary>
    internal static readonly MilterClient Unknown = new(null, null, null);

    /// <summary>Reads the packet: a name, its NUL, the family ("4", "6", "L" or "U"), the port in two bytes, the address, its NUL.</summary>
    /// <param name="data">The packet's data.</param>
    /// <param name="hasNames">Whether the mail server can tell if a name is confirmed; otherwise none counts.</param>
    internal static MilterClient Read(ReadOnlySpan<byte> data, bool hasNames)
    {
        var end = data.IndexOf((byte)0);
        if (end < 0)
        {
            return Unknown;
        }

        var name = hasNames ? NameOrNull(TraceText.Decode(data[..end])) : null;
        var rest = data[(end + 1)..];
        if (rest.Length < 3 || (char)rest[0] is not ('4' or '6'))
        {
            return new(name, null, null);
        }

        var port = BinaryPrimitives.ReadUInt16BigEndian(rest[1..]);
        var strings = new PacketStrings(rest[3..]);
        return strings.TryRead(out var address) ? new(name, AddressOf(TraceText.Decode(address)), port is 0 ? null : port) : new(name, null, null);
    }

    // Sendmail and Postfix put "IPv6:" in front, as address literals have it.
    private static HostAddress? AddressOf(string text)
    {
        const string V6 = "IPv6:";
        text = text.StartsWith(V6, StringComparison.OrdinalIgnoreCase) ? text[V6.Length..] : text;
        return HostAddress.TryParse(text, out var address) ? address : null;
    }

    // Mail servers have words for a client without a name ("unknown", "localhost"), or write its address; a host name has a dot (RFC 5321 section 2.3.5).
    private static string? NameOrNull(string name) =>
        name.Contains('.', StringComparison.Ordinal) && !HostAddress.TryParse(name.Trim('[', ']'), out _) ? name.TrimEnd('.') : null;
}
