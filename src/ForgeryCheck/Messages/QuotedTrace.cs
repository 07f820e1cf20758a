using System.Buffers;

namespace ForgeryCheck.Messages;

/// <summary>
/// Looks at the start of a body for the Received lines of another header: of one that somebody quoted there, if the message has none itself, since whoever
/// asks about such a message means that header; of one that was pasted below, if the body begins with it.
/// </summary>
internal sealed class QuotedTrace
{
    /// <summary>The bytes of the body that are looked at.</summary>
    private const int Most = 1 << 14;

    private readonly ArrayBufferWriter<byte> _start = new(1);
    private bool _hasOwn;
    private bool _isLooking;

    /// <summary>Where such lines are.</summary>
    internal enum Place
    {
        /// <summary>There are none.</summary>
        Nowhere,

        /// <summary>In the body of a message that has none.</summary>
        InBody,

        /// <summary>Directly below the header.</summary>
        Below,
    }

    /// <summary>Begins the body below a header.</summary>
    internal void Begin(ReadOnlySpan<byte> header) => (_isLooking, _hasOwn) = (true, header.IndexOf("eceived:"u8) >= 0);

    /// <summary>Adds the next bytes of the body.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        // Most bodies are of no interest, and are not kept for it.
        _isLooking &= _start.WrittenCount < Most && (_start.WrittenCount > 0 || !_hasOwn || MayBegin(bytes));
        if (_isLooking)
        {
            _start.Write(bytes[..Math.Min(bytes.Length, Most - _start.WrittenCount)]);
        }
    }

    /// <summary>Where such lines are. It is then ready for another body.</summary>
    internal Place Finish()
    {
        var text = _start.WrittenSpan;
        var found = !HasTrace(text) ? Place.Nowhere
            : !_hasOwn ? Place.InBody
            : PastedText.IsTrace(text.TrimStart(" \t\r\n"u8)) ? Place.Below
            : Place.Nowhere;
        _isLooking = false;
        _start.ResetWrittenCount();
        return found;
    }

    // The first letters of the fields that a mail host puts on top.
    private static bool MayBegin(ReadOnlySpan<byte> bytes) => bytes.TrimStart(" \t\r\n"u8) is [] or [(byte)'R' or (byte)'D' or (byte)'E' or (byte)'A', ..];

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
