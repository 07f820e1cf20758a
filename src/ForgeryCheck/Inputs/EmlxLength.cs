using System.Buffers.Text;

namespace ForgeryCheck.Inputs;

/// <summary>The first line of a message saved by Apple Mail (.emlx): the bytes of the message below it, in digits, filled up with blanks.</summary>
internal static class EmlxLength
{
    private const int LongestLine = 32;

    /// <summary>The length; null if the text begins otherwise.</summary>
    /// <param name="text">The text.</param>
    /// <param name="below">Where the message begins.</param>
    internal static long? Of(ReadOnlySpan<byte> text, out int below)
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
}
