using System.Text;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>The Received line on top of a message.</summary>
internal static class TraceLine
{
    /// <summary>The line, plus an empty line to end the header if the content would otherwise continue the line.</summary>
    /// <param name="stamp">What the line says.</param>
    /// <param name="content">What the client sent.</param>
    internal static byte[] Write(ReceivedStamp stamp, ReadOnlySpan<byte> content)
    {
        // RFC 5322 section 2.2.3: a line that starts with white space continues the field above, which is ours.
        var wouldContinue = !content.IsEmpty && (content[0] is (byte)' ' or (byte)'\t');
        return Encoding.UTF8.GetBytes(stamp.ToField() + (wouldContinue ? "\r\n" : ""));
    }
}
