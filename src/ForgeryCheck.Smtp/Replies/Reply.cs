using System.Globalization;
using System.Text;

namespace ForgeryCheck.Smtp.Replies;

/// <summary>One reply as it goes out. Its text is ours and never a client's (RFC 5321 section 4.2).</summary>
internal sealed class Reply
{
    private const int LongestText = 400;

    /// <summary>Makes a reply of one line.</summary>
    /// <param name="code">The code (RFC 5321 section 4.2.1).</param>
    /// <param name="enhanced">The enhanced status code (RFC 3463); null where the command has none (RFC 2034 section 4).</param>
    /// <param name="text">What follows, in printable ASCII.</param>
    internal Reply(int code, string? enhanced, string text)
    {
        (Code, Text) = (code, text);
        Bytes = Encoding.ASCII.GetBytes(Line(code, ' ', enhanced, text));
    }

    private Reply(int code, byte[] bytes, string text) => (Code, Bytes, Text) = (code, bytes, text);

    /// <summary>The code.</summary>
    internal int Code { get; }

    /// <summary>The text of the last line.</summary>
    internal string Text { get; }

    /// <summary>The whole of it with its line ends.</summary>
    internal ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Whether it says that the client did something wrong.</summary>
    internal bool IsError => Code >= 500;

    /// <summary>Makes a reply of several lines (RFC 5321 section 4.2.1).</summary>
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
