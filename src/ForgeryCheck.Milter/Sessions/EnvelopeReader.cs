using System.Globalization;
using System.Text;
using ForgeryCheck.Milter.Packets;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Milter.Sessions;

/// <summary>
/// Reads senders and recipients: the path in angle brackets, then the parameters, each a string. The mail server has accepted them, so nothing is
/// refused here.
/// </summary>
internal static class EnvelopeReader
{
    // RFC 5321 section 4.5.3.1.3: a path has at most 256 octets; mail servers may allow more.
    private const int LongestPath = 1024;

    /// <summary>Reads MAIL.</summary>
    internal static Sender Sender(ReadOnlySpan<byte> data)
    {
        var strings = new PacketStrings(data);
        var sender = new Sender(strings.TryRead(out var path) ? Path(path) : "");
        while (strings.TryRead(out var parameter))
        {
            if (Ascii.EqualsIgnoreCase(parameter, "SMTPUTF8"u8))
            {
                sender = sender with { Utf8 = true };
            }
            else if (Ascii.EqualsIgnoreCase(parameter, "BODY=8BITMIME"u8))
            {
                sender = sender with { Body = BodyKind.EightBitMime };
            }
            else if (Ascii.EqualsIgnoreCase(parameter, "BODY=7BIT"u8))
            {
                sender = sender with { Body = BodyKind.SevenBit };
            }
            else if (parameter.Length > 5 && Ascii.EqualsIgnoreCase(parameter[..5], "SIZE="u8)
                && long.TryParse(parameter[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var size))
            {
                sender = sender with { Size = size };
            }
        }

        return sender;
    }

    /// <summary>Reads RCPT.</summary>
    internal static Recipient Recipient(ReadOnlySpan<byte> data)
    {
        var strings = new PacketStrings(data);
        return new Recipient(strings.TryRead(out var path) ? Path(path) : "");
    }

    private static string Path(ReadOnlySpan<byte> path)
    {
        path = path[..Math.Min(path.Length, LongestPath)];
        path = path is [(byte)'<', .. var inside, (byte)'>'] ? inside : path;
        return TraceText.Decode(path);
    }
}
