using System.Buffers.Text;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Inputs;

/// <summary>
/// A message saved by Apple Mail (.emlx): a line with the bytes of the message in digits, filled up with blanks; the message; a property list, which is no
/// part of it.
/// </summary>
internal static class EmlxReader
{
    private const int LongestLine = 32;

    /// <summary>The length of the message; null if the text begins otherwise.</summary>
    /// <param name="text">The text.</param>
    /// <param name="below">Where the message begins.</param>
    internal static long? Length(ReadOnlySpan<byte> text, out int below)
    {
        below = 0;
        if (text is not [>= (byte)'0' and <= (byte)'9', ..])
        {
            return null;
        }

        var end = text[..Math.Min(text.Length, LongestLine)].IndexOf((byte)'\n');
        var line = text[..Math.Max(end, 0)].TrimEnd(" \t\r"u8);
        below = end + 1;
        return Utf8Parser.TryParse(line, out long length, out var used) && used == line.Length ? length : null;
    }

    /// <summary>Reads the message.</summary>
    /// <param name="window">The file.</param>
    /// <param name="message">Builds the message.</param>
    /// <param name="source">The name of the file.</param>
    internal static MailMessage Read(ByteWindow window, MessageBuilder message, string source)
    {
        var left = Length(window.Span, out var below) ?? 0;
        window.Advance(below);
        do
        {
            var piece = (int)Math.Min(window.Span.Length, left);
            message.Append(window.Span[..piece]);
            window.Advance(piece);
            left -= piece;
        }
        while (left > 0 && window.Fill());

        var read = message.Finish(source);
        return left == 0 ? read : read with { Notes = [.. read.Notes, "the file ends before the message does"] };
    }
}
