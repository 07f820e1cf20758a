using System.Globalization;
using System.Text;

namespace ForgeryCheck.Smtp.Relay;

/// <summary>Makes a reply of the next hop safe to send to our own client and to log.</summary>
internal static class ReplyCleaner
{
    /// <summary>Longer text is cut: with both codes the reply stays within the 512 bytes of RFC 5321 section 4.5.3.1.5.</summary>
    internal const int MostText = 400;

    /// <summary>Cleans a reply.</summary>
    internal static NextHopReply Clean(RawReply reply)
    {
        var code = reply.Code;
        if (reply.IsClosing && code != 421)
        {
            return NextHopReply.NoAnswer;
        }

        string? enhanced = null;
        var text = new StringBuilder();
        foreach (var line in reply.Lines)
        {
            // Every line of a reply repeats the enhanced code (RFC 2034 section 4).
            var length = EnhancedLength(line, code);
            enhanced ??= length > 0 ? line[..length] : null;
            Append(text, line.AsSpan(length).Trim());
        }

        // With 421 the next hop closes its session; ours goes on.
        return new NextHopReply(code == 421 ? 451 : code, enhanced, text.ToString());
    }

    // "5.7.1" with the class of the reply code: three numbers of at most three digits, then a space or the end (RFC 3463 section 2).
    private static int EnhancedLength(string line, int code)
    {
        var end = line.IndexOf(' ', StringComparison.Ordinal);
        var word = end < 0 ? line : line[..end];
        var parts = word.Split('.');
        return parts.Length == 3 && parts[0].Length == 1 && parts[0][0] - '0' == code / 100 && IsNumber(parts[1]) && IsNumber(parts[2])
            ? word.Length
            : 0;
    }

    private static bool IsNumber(string text) =>
        text.Length is >= 1 and <= 3 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static void Append(StringBuilder text, ReadOnlySpan<char> line)
    {
        if (text.Length > 0 && line.Length > 0)
        {
            text.Append(' ');
        }

        foreach (var c in line[..Math.Clamp(MostText - text.Length, 0, line.Length)])
        {
            text.Append(c is >= ' ' and <= '~' ? c : '?');
        }
    }
}
