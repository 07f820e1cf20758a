using System.Buffers;

namespace ForgeryCheck.Messages;

/// <summary>
/// Looks at the start of a body for the Received lines of a header that somebody quoted there, if the message has none itself: whoever asks about such a
/// message means that header.
/// </summary>
internal sealed class QuotedTrace
{
    /// <summary>The bytes of the body that are looked at.</summary>
    private const int Most = 1 << 14;

    private readonly ArrayBufferWriter<byte> _start = new(1);
    private bool _isLooking;

    /// <summary>Begins the body below a header.</summary>
    internal void Begin(ReadOnlySpan<byte> header) => _isLooking = header.IndexOf("eceived:"u8) < 0;

    /// <summary>Adds the next bytes of the body.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        if (_isLooking && _start.WrittenCount < Most)
        {
            _start.Write(bytes[..Math.Min(bytes.Length, Most - _start.WrittenCount)]);
        }
    }

    /// <summary>Whether there are such lines. It is then ready for another body.</summary>
    internal bool Finish()
    {
        var found = _isLooking && HasTrace(_start.WrittenSpan);
        _isLooking = false;
        _start.ResetWrittenCount();
        return found;
    }

    private static bool HasTrace(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            var line = LineEnds.First(text, LineEnds.LineFeed);
            text = text[line.Length..];
            line = line.TrimStart(" \t>|"u8);
            if (PastedText.IsField(line, "Received") && line["Received:".Length..].TrimStart((byte)' ') is var value && (value.StartsWith("from "u8) || value.StartsWith("by "u8)))
            {
                return true;
            }
        }

        return false;
    }
}
