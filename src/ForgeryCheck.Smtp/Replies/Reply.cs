using System.Globalization;
using System.Text;

namespace ForgeryCheck.Smtp.Replies;

/// <summary>One reply as sent. The text is always our own, never the client's (RFC 5321 section 4.2).</summary>
internal sealed class Reply
{
    private const int LongestText = 400;

    /// <summary>Creates a single-line reply.</summary>
    /// <param name="code">The reply code (RFC 5321 section 4.2.1).</param>
    /// <param name="enhanced">The enhanced status code (RFC 3463); null for commands that have none (RFC 2034 section 4).</param>
    /// <param name="text">The text, in printable ASCII.</param>
    internal Reply(int code, string? enhanced, string text)
    {
        (Code, Text) = (code, text);
        Bytes = Encoding.ASCII.GetBytes(Line(code, ' ', enhanced, text));
    }

    private Reply(int code, byte[] bytes, string text) => (Code, Bytes, Text) = (code, bytes, text);

    /// <summary>The reply code.</summary>
    internal int Code { get; }

    /// <summary>The text of the last line.</summary>
    internal string Text { get; }

    /// <summary>The complete reply, line ends included.</summary>
    internal ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Whether it blames the client (5yz).</summary>
    internal bool IsError => Code >= 500;

    /// <summary>Creates a multi-line reply (RFC 5321 section 4.2.1).</summary>
    internal static Reply Lines(int code, IReadOnlyList<string> lines)
    {
        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            text.Append(Line(code, i == lines.Count - 1 ? ' ' : '-', null, lines[i]));
        }

        return new Reply(code, Encoding.ASCII.GetBytes(text.ToString()), lines[^1]);
    }

    // RFC 5321 section 4.5.3.1.5: 512 bytes at most.
    private static string Line(int code, char separator, string? enhanced, string text) => string.Create(
        CultureInfo.InvariantCulture, $"{code}{separator}{enhanced}{(enhanced is null ? "" : " ")}{(text.Length > LongestText ? text[..LongestText] : text)}\r\n");
}
