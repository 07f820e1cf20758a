using System.Text;

namespace ForgeryCheck.Milter.Messages;

/// <summary>A field as milters have it: lines are folded with LF alone, and nothing ends the last one.</summary>
/// <param name="Name">The name, a character a byte.</param>
/// <param name="Value">What follows the colon, the space after it included.</param>
internal sealed record MilterField(string Name, ReadOnlyMemory<byte> Value)
{
    /// <summary>Reads a complete field with its colon and its line ends.</summary>
    internal static MilterField Read(ReadOnlySpan<byte> field)
    {
        var colon = field.IndexOf((byte)':');
        var value = new byte[field.Length - colon - 1];
        var length = 0;
        for (var at = colon + 1; at < field.Length; at++)
        {
            if (!field[at..].StartsWith("\r\n"u8))
            {
                value[length++] = field[at];
            }
        }

        // Without its end.
        length -= length > 0 && value[length - 1] == '\n' ? 1 : 0;
        return new(Encoding.Latin1.GetString(field[..colon]), value.AsMemory(0, length));
    }

    /// <summary>The value to send.</summary>
    /// <param name="leadingSpace">Whether the space after the colon is sent; otherwise the mail server writes it.</param>
    internal ReadOnlySpan<byte> ToSend(bool leadingSpace) => ToSend(Value.Span, leadingSpace);

    /// <summary>A value to send.</summary>
    internal static ReadOnlySpan<byte> ToSend(ReadOnlySpan<byte> value, bool leadingSpace) => leadingSpace || value is not [(byte)' ', ..] ? value : value[1..];
}
