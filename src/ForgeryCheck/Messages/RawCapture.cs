using System.Buffers;

namespace ForgeryCheck.Messages;

/// <summary>Keeps the bytes of a message, unless they are too many.</summary>
/// <param name="most">How many bytes are kept.</param>
/// <param name="lineEnd">The byte that ends lines.</param>
/// <param name="isPasted">Whether a person may have pasted the text.</param>
/// <param name="isQuoted">Whether an mbox may have quoted "From " in it.</param>
internal sealed class RawCapture(int most, byte lineEnd, bool isPasted, bool isQuoted)
{
    private ArrayBufferWriter<byte> _bytes = new();
    private bool _isTooLarge;

    /// <summary>Adds the next bytes.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        if (_isTooLarge || bytes.Length > most - _bytes.WrittenCount)
        {
            _isTooLarge = true;
            _bytes = new();
            return;
        }

        _bytes.Write(bytes);
    }

    /// <summary>What was kept; null if it was too much. The capture is then ready for another message.</summary>
    internal RawMessage? Finish()
    {
        var raw = _isTooLarge ? null : new RawMessage(_bytes.WrittenMemory, lineEnd, isPasted, isQuoted);
        (_bytes, _isTooLarge) = (new(), false);
        return raw;
    }
}
