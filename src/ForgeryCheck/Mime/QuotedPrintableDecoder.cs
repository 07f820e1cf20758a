namespace ForgeryCheck.Mime;

/// <summary>Decodes quoted-printable (RFC 2045 section 6.7). What is not encoded properly stays as it is.</summary>
internal sealed class QuotedPrintableDecoder : IBodyDecoder
{
    private readonly byte[] _held = new byte[3];
    private int _count;

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> bytes, Action<ReadOnlySpan<byte>> output)
    {
        while (!bytes.IsEmpty)
        {
            if (_count == 0)
            {
                var found = bytes.IndexOf((byte)'=');
                if (found != 0)
                {
                    output(found < 0 ? bytes : bytes[..found]);
                }

                bytes = found < 0 ? [] : bytes[found..];
                if (bytes.IsEmpty)
                {
                    return;
                }
            }

            _held[_count++] = bytes[0];
            bytes = bytes[1..];
            Decide(output);
        }
    }

    /// <inheritdoc/>
    public void Complete(Action<ReadOnlySpan<byte>> output)
    {
        if (_count > 0)
        {
            output(_held.AsSpan(0, _count));
            _count = 0;
        }
    }

    private void Decide(Action<ReadOnlySpan<byte>> output)
    {
        switch (_held.AsSpan(0, _count))
        {
            // A soft line break.
            case [_, (byte)'\n'] or [_, (byte)'\r', (byte)'\n']:
                _count = 0;
                break;
            case [_] or [_, (byte)'\r']:
                break;
            case [_, var high] when char.IsAsciiHexDigit((char)high):
                break;
            case [_, var high, var low] when char.IsAsciiHexDigit((char)high) && char.IsAsciiHexDigit((char)low):
                output([(byte)((Digit(high) << 4) | Digit(low))]);
                _count = 0;
                break;
            default:
                // The last byte may begin another code.
                var last = _held[_count - 1];
                var keeps = last == '=' ? 1 : 0;
                output(_held.AsSpan(0, _count - keeps));
                _held[0] = last;
                _count = keeps;
                break;
        }
    }

    private static int Digit(byte digit) => digit <= (byte)'9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
