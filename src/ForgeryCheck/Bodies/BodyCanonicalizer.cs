namespace ForgeryCheck.Bodies;

/// <summary>
/// Brings a body that arrives in pieces into canonical form and passes it to digests. Lines may end with LF or CRLF and end with CRLF afterwards: mail is
/// stored with either. MimeKit's filters are not used: they take the body from a parsed message, one pass per signature, and do not give its length,
/// without which it is unknown how much was appended after the signed part.
/// </summary>
internal sealed class BodyCanonicalizer(bool isRelaxed, IReadOnlyList<BodyDigest> digests)
{
    private readonly byte[] _buffer = new byte[1 << 12];
    private int _count;
    private long _breaks;
    private bool _afterReturn;
    private bool _afterBlank;
    private bool _hasContent;

    /// <summary>The bytes of canonical form so far, those in the buffer excepted.</summary>
    internal long Length { get; private set; }

    /// <summary>Adds the next bytes of the body.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        if (_afterReturn && !bytes.IsEmpty)
        {
            _afterReturn = false;
            KeepReturn(bytes[0]);
        }

        while (!bytes.IsEmpty)
        {
            var end = isRelaxed ? bytes.IndexOfAny("\r\n \t"u8) : bytes.IndexOfAny("\r\n"u8);
            if (end != 0)
            {
                Keep(end < 0 ? bytes : bytes[..end]);
            }

            if (end < 0)
            {
                return;
            }

            var found = bytes[end];
            bytes = bytes[(end + 1)..];
            if (found == '\n')
            {
                // RFC 6376 section 3.4.4: blanks at the end of a line are ignored.
                _breaks++;
                _afterBlank = false;
            }
            else if (found != '\r')
            {
                _afterBlank = true;
            }
            else if (bytes.IsEmpty)
            {
                _afterReturn = true;
            }
            else
            {
                KeepReturn(bytes[0]);
            }
        }
    }

    /// <summary>Ends the body: empty lines at its end are left out, and its last line ends (RFC 6376 sections 3.4.3 and 3.4.4).</summary>
    internal void Complete()
    {
        if (_afterReturn)
        {
            Keep("\r"u8);
        }

        // An empty body is one line end in the simple form, and nothing in the relaxed one.
        if (_hasContent || !isRelaxed)
        {
            Write("\r\n"u8);
        }

        Flush();
    }

    // A CR without LF is an ordinary byte.
    private void KeepReturn(byte next)
    {
        if (next != '\n')
        {
            Keep("\r"u8);
        }
    }

    private void Keep(ReadOnlySpan<byte> content)
    {
        for (; _breaks > 0; _breaks--)
        {
            Write("\r\n"u8);
        }

        if (_afterBlank)
        {
            _afterBlank = false;
            Write(" "u8);
        }

        _hasContent = true;
        Write(content);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_count == _buffer.Length)
            {
                Flush();
            }

            var piece = bytes[..Math.Min(bytes.Length, _buffer.Length - _count)];
            piece.CopyTo(_buffer.AsSpan(_count));
            _count += piece.Length;
            bytes = bytes[piece.Length..];
        }
    }

    private void Flush()
    {
        foreach (var digest in digests)
        {
            digest.Append(_buffer.AsSpan(0, _count));
        }

        Length += _count;
        _count = 0;
    }
}
