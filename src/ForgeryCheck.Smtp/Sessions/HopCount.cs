using System.Text;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>
/// Counts the Received fields of an incoming message to detect mail loops (RFC 5321 section 6.3). It counts while the bytes pass, since under load
/// little of a message is held in memory, and a loop is a load.
/// </summary>
internal sealed class HopCount
{
    private readonly byte[] _start = new byte[Name.Length];
    private int _length;
    private bool _isEnded;

    /// <summary>The number of Received fields so far.</summary>
    internal int Fields { get; private set; }

    private static ReadOnlySpan<byte> Name => "received:"u8;

    /// <summary>Takes the next bytes of the message, wherever they begin and end.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        while (!_isEnded && !bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            var line = end < 0 ? bytes : bytes[..end];
            if (_length < Name.Length && !line.IsEmpty)
            {
                line = line[..Math.Min(line.Length, Name.Length - _length)];
                line.CopyTo(_start.AsSpan(_length));
                _length += line.Length;
                Fields += _length == Name.Length && Ascii.EqualsIgnoreCase(_start, Name) ? 1 : 0;
            }

            if (end < 0)
            {
                return;
            }

            _isEnded = _length == 0 || (_length == 1 && _start[0] == '\r');
            _length = 0;
            bytes = bytes[(end + 1)..];
        }
    }
}
