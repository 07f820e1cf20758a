namespace ForgeryCheck.Milter.Packets;

/// <summary>Reads the strings of a packet, each of which ends with NUL. One that is cut off counts as far as it goes.</summary>
/// <param name="data">The data of the packet.</param>
internal ref struct PacketStrings(ReadOnlySpan<byte> data)
{
    private ReadOnlySpan<byte> _rest = data;

    /// <summary>The next string without its NUL; false at the end.</summary>
    internal bool TryRead(out ReadOnlySpan<byte> text)
    {
        if (_rest.IsEmpty)
        {
            text = default;
            return false;
        }

        var end = _rest.IndexOf((byte)0);
        text = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[(end + 1)..];
        return true;
    }
}
