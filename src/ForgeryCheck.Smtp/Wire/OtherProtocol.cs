using System.Text;

namespace ForgeryCheck.Smtp.Wire;

/// <summary>Recognizes clients that speak something other than SMTP: a browser lured here, a scanner, implicit TLS.</summary>
internal static class OtherProtocol
{
    private static readonly string[] Methods = ["GET ", "POST ", "HEAD ", "PUT ", "DELETE ", "OPTIONS ", "CONNECT ", "TRACE ", "PATCH ", "PRI * HTTP", "SSH-", "RTSP/", "SIP/"];

    /// <summary>Whether the first bytes cannot begin a command: a TLS record, RDP, a PROXY header of version 2 and the like.</summary>
    /// <param name="waiting">What was received without a complete line.</param>
    /// <param name="isStart">Whether the client has sent nothing before.</param>
    internal static bool IsSpoken(ReadOnlySpan<byte> waiting, bool isStart) =>
        isStart && !waiting.IsEmpty && (waiting[0] is < 0x20 and not ((byte)'\r' or (byte)'\n' or (byte)'\t') or > 0x7E);

    /// <summary>Whether a line is a command of another protocol, or an HTTP header field.</summary>
    internal static bool IsCommandOf(ReadOnlySpan<byte> line)
    {
        foreach (var method in Methods)
        {
            if (line.Length >= method.Length && Ascii.EqualsIgnoreCase(line[..method.Length], method))
            {
                return true;
            }
        }

        // "Host: example.org", as Postfix checks for; no SMTP verb contains a colon.
        var name = line.IndexOfAny((byte)':', (byte)' ');
        return name > 0 && line[name] == ':';
    }
}
