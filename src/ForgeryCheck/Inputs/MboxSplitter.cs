using ForgeryCheck.Messages;

namespace ForgeryCheck.Inputs;

/// <summary>
/// Splits an mbox into messages as it streams by. A message begins after its separator line and ends before the empty line that precedes the next
/// separator or the end of the file: both belong to the mbox (RFC 4155 appendix A). The archives of some mailing lists lack that empty line: there a
/// dated separator ends a body only if a field follows it that messages begin with. Lines quoted as ">From " are left as they are: mboxo and mboxrd
/// cannot be told apart, and the bytes are evidence. MimeKit's MimeParser is not used: it takes any line that begins with "From " for a separator,
/// and parses bodies.
/// </summary>
/// <remarks>
/// In mboxcl2 nothing is quoted, and Content-Length tells where a body ends. A sender can write that field, too, so that the next message would pass for
/// body: it is followed only as long as every message so far had one that led to its end.
/// </remarks>
internal sealed class MboxSplitter
{
    /// <summary>Bytes held back in case a separator begins there: line end, CR CR LF, "From " with room to spare.</summary>
    private const int HoldBack = 16;

    private readonly ByteWindow _window;
    private readonly byte _lineEnd;
    private readonly byte[] _mark;
    private readonly FromLineForm _undated;
    private bool _more = true;
    private bool _hasLengths = true;

    /// <summary>Creates a splitter for a window positioned at the first separator line.</summary>
    internal MboxSplitter(ByteWindow window, byte lineEnd)
    {
        _window = window;
        _lineEnd = lineEnd;
        _mark = [lineEnd, .. "From "u8];
        _undated = FromLine.UndatedAfter(LineEnds.First(window.Span, lineEnd));
        SkipLine();
    }

    /// <summary>Passes on the bytes of the next message; false after the last one.</summary>
    internal bool Next(MessageBuilder message)
    {
        if (!_more)
        {
            return false;
        }

        var atStart = true;
        var isEnd = false;
        var scanned = 0;
        while (true)
        {
            var span = _window.Span;
            var found = span[scanned..].IndexOf(_mark);
            if (found >= 0)
            {
                scanned += found;
                var end = EndOfMessage(span, scanned, atStart);
                var rest = span[(scanned + 1)..];
                var isSpaced = end >= 0;
                end = isSpaced ? end : scanned + 1;
                if (!MayJudge(rest, isSpaced))
                {
                    // Keep the byte before the blank line, to recognise it by once the whole separator has been read.
                    Pass(message, Math.Max(0, end - 1), ref atStart);
                    _window.Fill();
                    scanned = 0;
                }
                else if (!IsSeparator(rest, isSpaced))
                {
                    scanned++;
                }
                else if (!isSpaced && (scanned > 0 || !message.IsInBody))
                {
                    // Whether it is in the header shows when all above it has been passed on.
                    Pass(message, scanned, ref atStart);
                    scanned = message.IsInBody ? 0 : 1;
                }
                else if (_hasLengths && !isEnd)
                {
                    Pass(message, Math.Max(0, end - 1), ref atStart);
                    isEnd = !SkipBody(message, end > 0 ? 1 : 0, ref atStart);
                    scanned = 0;
                }
                else
                {
                    message.Append(span[..end]);
                    _window.Advance(scanned + 1);
                    SkipLine();
                    return true;
                }

                continue;
            }

            Pass(message, Math.Max(0, span.Length - HoldBack), ref atStart);
            scanned = 0;
            if (!_window.Fill())
            {
                message.Append(WithoutLastBlank(_window.Span, atStart));
                _more = false;
                return true;
            }
        }
    }

    /// <summary>Passes on the rest of a body that goes on beyond a separator, by its Content-Length.</summary>
    /// <param name="message">The message, of which all is passed on but some bytes.</param>
    /// <param name="left">How many bytes of it are left before the separator.</param>
    /// <param name="atStart">Whether nothing of the message was passed on.</param>
    private bool SkipBody(MessageBuilder message, int left, ref bool atStart)
    {
        var end = message.EndByLength();
        var beyond = end - message.Size;
        _hasLengths = beyond is not null && (Math.Abs(beyond.Value - left) <= 2 || (beyond > left && EndsAt(beyond.Value)));
        if (!_hasLengths || beyond <= left + 2)
        {
            return false;
        }

        // The line end at the end of the body is kept, to recognise the separator by.
        while (message.Size < end - 1)
        {
            if (_window.Span.IsEmpty && !_window.Fill())
            {
                break;
            }

            Pass(message, (int)Math.Min(_window.Span.Length, end!.Value - 1 - message.Size), ref atStart);
        }

        return true;
    }

    /// <summary>Whether a separator, or nothing, follows a number of bytes from here.</summary>
    private bool EndsAt(long offset)
    {
        Span<byte> bytes = stackalloc byte[512];
        return _window.TryPeek(offset, ref bytes)
            && (LineEnds.IsBlank(bytes) || (LineEnds.First(bytes, _lineEnd) is var line && LineEnds.IsEmpty(line) && IsSeparator(bytes[line.Length..], isSpaced: true)));
    }

    private void Pass(MessageBuilder message, int count, ref bool atStart)
    {
        if (count > 0)
        {
            message.Append(_window.Span[..count]);
            _window.Advance(count);
            atStart = false;
        }
    }

    private void SkipLine()
    {
        while (!IsWhole(_window.Span) && _window.Fill())
        {
        }

        _window.Advance(LineEnds.First(_window.Span, _lineEnd).Length);
    }

    /// <summary>Whether a text begins with a separator, as far as this mailbox has such ones.</summary>
    /// <param name="text">The text, from the start of a line.</param>
    /// <param name="isSpaced">Whether the line above is empty.</param>
    private bool IsSeparator(ReadOnlySpan<byte> text, bool isSpaced)
    {
        var line = LineEnds.First(text, _lineEnd);
        var form = FromLine.FormOf(line);
        return (isSpaced && form == FromLineForm.Dated)
            || (form == (isSpaced ? _undated : FromLineForm.Dated) && FromLine.IsAboveMessage(form, LineEnds.First(text[line.Length..], _lineEnd)));
    }

    /// <summary>Whether enough of a text is there to tell whether it begins with a separator: its first line, and the next if that decides.</summary>
    private bool MayJudge(ReadOnlySpan<byte> text, bool isSpaced)
    {
        var line = LineEnds.First(text, _lineEnd);
        return IsWhole(text) && (line.Length > FromLine.MaxLength || (isSpaced && _undated == FromLineForm.None) || IsWhole(text[line.Length..]));
    }

    private bool IsWhole(ReadOnlySpan<byte> line) => _window.AtEnd || line.Length > FromLine.MaxLength || line.Contains(_lineEnd);

    /// <summary>The start of the blank line that has a given line end; -1 if the line is not blank.</summary>
    private int EndOfMessage(ReadOnlySpan<byte> span, int lineEnd, bool atStart)
    {
        var blank = lineEnd;
        while (_lineEnd == LineEnds.LineFeed && blank > 0 && lineEnd - blank < 3 && span[blank - 1] == LineEnds.CarriageReturn)
        {
            blank--;
        }

        return blank == 0 ? (atStart ? 0 : -1) : span[blank - 1] == _lineEnd ? blank : -1;
    }

    private ReadOnlySpan<byte> WithoutLastBlank(ReadOnlySpan<byte> rest, bool atStart)
    {
        if (rest.Length == 0 || rest[^1] != _lineEnd)
        {
            return rest;
        }

        var end = EndOfMessage(rest, rest.Length - 1, atStart);
        return end < 0 ? rest : rest[..end];
    }
}
