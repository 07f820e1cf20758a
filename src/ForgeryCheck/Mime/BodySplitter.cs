namespace ForgeryCheck.Mime;

/// <summary>
/// Splits a multipart body (RFC 2046 section 5.1) at its delimiter lines while it streams by in pieces of any size. What the parts are, their reader
/// decides: it pushes the boundary of a multipart that it finds in one. The line end before a delimiter belongs to the delimiter. MimeKit's parser is
/// not used: it pulls from a stream that holds one message, keeps the parts, and parses every one of them.
/// </summary>
internal sealed class BodySplitter(IPartSink sink)
{
    /// <summary>A longer line is no delimiter: a boundary has at most 70 characters, and few transports add blanks behind it.</summary>
    private const int LongestDelimiter = 256;

    private readonly List<byte[]> _boundaries = [];
    private readonly byte[] _held = new byte[2 * LongestDelimiter + 8];
    private int _heldLength;
    private bool _atLineStart = true;
    private LineBreak _break;

    private enum LineBreak
    {
        None,
        LineFeed,
        CarriageReturnLineFeed,
    }

    /// <summary>The number of multiparts around the current place.</summary>
    internal int Depth => _boundaries.Count;

    /// <summary>Enters a multipart.</summary>
    internal void Push(ReadOnlySpan<byte> boundary) => _boundaries.Add(boundary.ToArray());

    /// <summary>Adds the next bytes of the body.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        while (_heldLength > 0 && !bytes.IsEmpty)
        {
            var added = Math.Min(bytes.Length, _held.Length - _heldLength);
            bytes[..added].CopyTo(_held.AsSpan(_heldLength));
            var used = Consume(_held.AsSpan(0, _heldLength + added));
            if (used < _heldLength)
            {
                // All of the piece went in, since what is held back is shorter than what is always consumed.
                var rest = _heldLength + added - used;
                _held.AsSpan(used, rest).CopyTo(_held);
                _heldLength = rest;
                bytes = bytes[added..];
            }
            else
            {
                bytes = bytes[(used - _heldLength)..];
                _heldLength = 0;
            }
        }

        var consumed = Consume(bytes);
        if (consumed < bytes.Length)
        {
            _heldLength = bytes.Length - consumed;
            bytes[consumed..].CopyTo(_held);
        }
    }

    /// <summary>Ends the body; the splitter is then ready for another.</summary>
    internal void Complete()
    {
        var rest = _held.AsSpan(0, _heldLength);
        if (!(_atLineStart && TakeDelimiter(rest)))
        {
            Release();
            Pass(rest);
        }

        _boundaries.Clear();
        _heldLength = 0;
        _atLineStart = true;
        _break = LineBreak.None;
    }

    /// <summary>Passes on what can be decided; returns how much that was. Left is at most one line that may be a delimiter, or a line end.</summary>
    private int Consume(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            var rest = bytes[at..];
            if (_atLineStart)
            {
                if (MayBeDelimiter(rest))
                {
                    if (sink.IsInHeader)
                    {
                        // The line may be the first delimiter of the multipart that this header is about to announce.
                        Release();
                    }

                    var end = rest.IndexOf((byte)'\n');
                    if (end < 0 && rest.Length <= LongestDelimiter)
                    {
                        return at;
                    }

                    if (end >= 0 && end <= LongestDelimiter && TakeDelimiter(rest[..end]))
                    {
                        at += end + 1;
                        continue;
                    }
                }

                Release();
                _atLineStart = false;
            }

            var line = rest.IndexOf("\n--"u8);
            if (line < 0)
            {
                // The end of the piece may be the beginning of a delimiter.
                var sure = rest.Length - (rest is [.., (byte)'\n', (byte)'-'] ? 2 : rest is [.., (byte)'\n'] ? 1 : 0);
                sure -= sure > 0 && rest[sure - 1] == '\r' ? 1 : 0;
                Pass(rest[..sure]);
                return at + sure;
            }

            var isLong = line > 0 && rest[line - 1] == '\r';
            Pass(rest[..(isLong ? line - 1 : line)]);
            _break = isLong ? LineBreak.CarriageReturnLineFeed : LineBreak.LineFeed;
            _atLineStart = true;
            at += line + 1;
        }

        return at;
    }

    private static bool MayBeDelimiter(ReadOnlySpan<byte> line) => line is [(byte)'-', (byte)'-', ..] or [(byte)'-'];

    private bool TakeDelimiter(ReadOnlySpan<byte> line)
    {
        if (line is not [(byte)'-', (byte)'-', .. var text])
        {
            return false;
        }

        text = text.TrimEnd(" \t\r"u8);

        // A delimiter of an outer multipart ends the inner ones, even if their own last delimiter is missing.
        for (var depth = _boundaries.Count - 1; depth >= 0; depth--)
        {
            if (text.StartsWith(_boundaries[depth]) && text[_boundaries[depth].Length..] is var end && (end.IsEmpty || end.SequenceEqual("--"u8)))
            {
                _boundaries.RemoveRange(depth + 1, _boundaries.Count - depth - 1);
                _break = LineBreak.None;
                _atLineStart = true;
                sink.Delimit(depth, isClosing: !end.IsEmpty);
                return true;
            }
        }

        return false;
    }

    private void Release()
    {
        Pass(_break switch { LineBreak.LineFeed => "\n"u8, LineBreak.CarriageReturnLineFeed => "\r\n"u8, _ => [] });
        _break = LineBreak.None;
    }

    private void Pass(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.IsEmpty)
        {
            sink.Append(bytes);
        }
    }
}
