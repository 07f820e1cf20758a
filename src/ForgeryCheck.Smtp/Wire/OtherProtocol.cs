using System.Text;

namespace ForgeryCheck.Smtp.Wire;

/// <summary>Knows clients that speak something other than SMTP: a browser that was led here, a scanner, TLS from the first byte.</summary>
internal static class OtherProtocol
{
    private static readonly string[] Methods = ["GET ", "POST ", "HEAD ", "PUT ", "DELETE ", "OPTIONS ", "CONNECT ", "TRACE ", "PATCH ", "PRI * HTTP", "SSH-", "RTSP/", "SIP/"];

    /// <summary>Whether the first bytes are none of any command: a TLS record, RDP, a PROXY header of version 2, and such.</summary>
    /// <param name="waiting">What came and is no whole line.</param>
    /// <param name="isStart">Whether the client has said nothing yet.</param>
    internal static bool IsSpoken(ReadOnlySpan<byte> waiting, bool isStart) =>
        isStart && !waiting.IsEmpty && (waiting[0] is < 0x20 and not ((byte)'\r' or (byte)'\n' or (byte)'\t') or > 0x7E);

    /// <summary>Whether a line is a command of another protocol, or a header field of HTTP.</summary>
    internal static bool IsCommandOf(ReadOnlySpan<byte> line)
    {
        foreach (var method in Methods)
        {
            if (line.Length >= method.Length && Ascii.EqualsIgnoreCase(line[..method.Length], method))
            {
                return true;
            }
        }

        // "Host: example.org", as Postfix looks for it; a verb of SMTP has no colon.
        var name = line.IndexOfAny((byte)':', (byte)' ');
        return name > 0 && line[name] == ':';
    }
}
