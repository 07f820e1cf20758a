using System.Text;

namespace ForgeryCheck.Smtp.Acceptance;

/// <summary>Counts the Received fields of an incoming message to detect mail loops (RFC 5321 section 6.3).</summary>
internal static class HopCount
{
    /// <summary>The number of Received fields in the header, capped at one more than allowed.</summary>
    internal static int Count(ReadOnlySpan<byte> message, int most)
    {
        var count = 0;
        while (count <= most && !message.IsEmpty)
        {
            if (message.Length > 9 && Ascii.EqualsIgnoreCase(message[..9], "received:"u8))
            {
                count++;
            }

            var end = message.IndexOf((byte)'\n');
            if (end is < 0 or 0 || (end == 1 && message[0] == '\r'))
            {
                break;
            }

            message = message[(end + 1)..];
        }

        return count;
    }
}
