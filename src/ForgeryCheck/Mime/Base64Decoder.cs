namespace ForgeryCheck.Mime;

/// <summary>Decodes base64 (RFC 2045 section 6.8). Bytes outside its alphabet are passed over, as that section asks; nothing throws.</summary>
internal sealed class Base64Decoder : IBodyDecoder
{
    private readonly byte[] _output = new byte[3 << 10];
    private int _length;
    private uint _bits;
    private int _count;

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> bytes, Action<ReadOnlySpan<byte>> output)
    {
        foreach (var c in bytes)
        {
            var value = Value(c);
            if (value < 0)
            {
                if (c == '=')
                {
                    // Padding ends a unit; another may follow, where a program encoded piece by piece.
                    Complete(output);
                }

                continue;
            }

            _bits = (_bits << 6) | (uint)value;
            if (++_count == 4)
            {
                Put(3);
                if (_length == _output.Length)
                {
                    Flush(output);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Complete(Action<ReadOnlySpan<byte>> output)
    {
        if (_count >= 2)
        {
            var bytes = _count - 1;
            _bits <<= 6 * (4 - _count);
            Put(bytes);
        }

        _bits = 0;
        _count = 0;
        Flush(output);
    }

    private void Put(int bytes)
    {
        for (var i = 0; i < bytes; i++)
        {
            _output[_length++] = (byte)(_bits >> (16 - (8 * i)));
        }

        _bits = 0;
        _count = 0;
    }

    private void Flush(Action<ReadOnlySpan<byte>> output)
    {
        if (_length > 0)
        {
            output(_output.AsSpan(0, _length));
            _length = 0;
        }
    }

    private static int Value(byte c) => c switch
    {
        >= (byte)'A' and <= (byte)'Z' => c - 'A',
        >= (byte)'a' and <= (byte)'z' => c - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => c - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };
}
