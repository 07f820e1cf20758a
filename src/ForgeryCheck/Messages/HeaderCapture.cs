using System.Buffers;

namespace ForgeryCheck.Messages;

/// <summary>Keeps the header of a message that arrives in pieces of any size, and nothing of its body.</summary>
internal sealed class HeaderCapture : IDisposable
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly byte _lineEnd;
    private readonly bool _pasted;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 14);
    private int _length;
    private int _lineStart;
    private long _offset;
    private bool _leading;
    private bool _cut;
    private int _headerEnd = -1;

    /// <summary>Creates a capture for one or more messages.</summary>
    /// <param name="lineEnd">The byte that ends lines.</param>
    /// <param name="pasted">
    /// Whether to skip blank lines above the header, a byte-order mark and quoting, since a person may have pasted it. Not for an mbox, where a
    /// leading blank line ends an empty header.
    /// </param>
    internal HeaderCapture(byte lineEnd, bool pasted)
    {
        _lineEnd = lineEnd;
        _pasted = pasted;
        _leading = pasted;
    }

    /// <summary>Whether no more is kept.</summary>
    internal bool IsDone { get; private set; }

    /// <summary>Whether all that was kept is one header, down to the empty line that ends it, or to the end of the input.</summary>
    internal bool IsWhole => !_cut && _headerEnd < 0;

    /// <summary>The bytes kept so far.</summary>
    internal ReadOnlySpan<byte> Kept => _buffer.AsSpan(0, _length);

    /// <summary>Adds the next bytes; returns those below the header.</summary>
    internal ReadOnlySpan<byte> Append(ReadOnlySpan<byte> bytes)
    {
        while (!IsDone && bytes.Length > 0)
        {
            if (_headerEnd >= 0)
            {
                KeepTail(bytes);
                return [];
            }

            var run = !_leading && _lineStart == _length ? RunOfLines(bytes) : 0;
            if (run > 0)
            {
                Keep(bytes[..run]);
                bytes = bytes[run..];
                _lineStart = _length;
                continue;
            }

            var piece = LineEnds.First(bytes, _lineEnd);
            bytes = bytes[piece.Length..];
            Keep(piece);
            if (piece[^1] == _lineEnd && !_cut)
            {
                EndLine();
            }
        }

        return bytes;
    }

    /// <summary>The header, and what was repaired to read it. The capture is then ready for another message.</summary>
    internal HeaderBlock Finish(out IReadOnlyList<string> notes, out HeaderRepairs? repaired)
    {
        var kept = _buffer.AsSpan(0, _length);
        // No mail host writes one; a program that saved the message did.
        if (_offset == 0 && kept.StartsWith(ByteOrderMark))
        {
            kept = kept[ByteOrderMark.Length..];
            _offset = ByteOrderMark.Length;
        }

        List<string>? found = null;
        HeaderRepairs? repairs = null;
        var header = Parse(kept, ref found, ref repairs, out var whole);
        if (_cut)
        {
            (found ??= []).Add(MessageLimits.HeaderLeftOut);
        }

        if (!whole)
        {
            (found ??= []).Add(MessageLimits.FieldsLeftOut);
        }

        repaired = repairs;
        notes = found ?? (IReadOnlyList<string>)[];
        Reset();
        return header;
    }

    public void Dispose()
    {
        var buffer = Interlocked.Exchange(ref _buffer, []);
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Reset()
    {
        _length = 0;
        _lineStart = 0;
        _offset = 0;
        _leading = _pasted;
        _cut = false;
        _headerEnd = -1;
        IsDone = false;
    }

    /// <summary>The bytes of the whole lines before an empty one: nearly always the rest of the header, kept in one go.</summary>
    private int RunOfLines(ReadOnlySpan<byte> bytes)
    {
        var run = 0;
        while (!LineEnds.StartsEmpty(bytes[run..], _lineEnd) && bytes[run..].IndexOf(_lineEnd) is >= 0 and var end)
        {
            run += end + 1;
        }

        return run;
    }

    private HeaderBlock Parse(ReadOnlySpan<byte> kept, ref List<string>? found, ref HeaderRepairs? repairs, out bool whole)
    {
        var length = _headerEnd < 0 ? kept.Length : Math.Max(0, _headerEnd - (_length - kept.Length));
        if (_pasted)
        {
            var plain = PastedHeader.Strip(kept[..length], _lineEnd);
            var first = HeaderBlock.Parse(plain ?? kept[..length].ToArray(), _offset, _lineEnd, out whole);
            var stripped = plain is not null;
            byte[]? repaired = null;
            if (HeaderRepair.IsBroken(first) || (_headerEnd >= 0 && stripped == false))
            {
                repaired = HeaderRepair.Read(kept, length, _lineEnd, out var strippedAgain, out repairs);
                stripped = repaired is null ? stripped : strippedAgain;
            }

            if (stripped)
            {
                (found ??= []).Add("the header was quoted or indented; offsets do not count the quoting");
            }

            return repaired is null ? first : HeaderBlock.Parse(repaired, _offset, LineEnds.Of(repaired), out whole);
        }

        // Mail from a server or a mailbox is taken as is, but lines that are not fields are still counted.
        var bytes = GC.AllocateUninitializedArray<byte>(length);
        kept[..length].CopyTo(bytes);
        var header = HeaderBlock.Parse(bytes, _offset, _lineEnd, out whole);
        repairs = HeaderRepair.CountLeftOut(header) is > 0 and var count ? new HeaderRepairs { LinesLeftOut = count } : null;
        return header;
    }

    /// <summary>Keeps a bounded part of what follows the first empty line.</summary>
    private void KeepTail(ReadOnlySpan<byte> bytes)
    {
        var room = Math.Min(_headerEnd + HeaderRepair.Tail, MessageLimits.HeaderBytes) - _length;
        Keep(bytes[..Math.Clamp(room, 0, bytes.Length)]);
        IsDone = bytes.Length >= room;
    }

    private void Keep(ReadOnlySpan<byte> piece)
    {
        var room = MessageLimits.HeaderBytes - _length;
        if (piece.Length > room)
        {
            piece = piece[..room];
            _cut = true;
            IsDone = true;
        }

        if (_length + piece.Length > _buffer.Length)
        {
            // Grow in a few steps: each leaves its buffer in the pool, and only hostile headers reach a megabyte.
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Min(_buffer.Length * 8, MessageLimits.HeaderBytes), _length + piece.Length));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        piece.CopyTo(_buffer.AsSpan(_length));
        _length += piece.Length;
    }

    private void EndLine()
    {
        var line = _buffer.AsSpan(_lineStart, _length - _lineStart);
        if (_leading)
        {
            if (IsBlankLead(line))
            {
                _offset += _length;
                _length = 0;
                return;
            }

            _leading = false;
        }
        else if (LineEnds.IsEmpty(line))
        {
            if (_pasted && !HeaderRepair.IsWhole(_buffer.AsSpan(0, _lineStart), _lineEnd))
            {
                // No message has such a header, but pasted text may begin like this: with prose, or with blank lines between the fields.
                _headerEnd = _lineStart;
            }
            else
            {
                _length = _lineStart;
                IsDone = true;
            }
        }

        _lineStart = _length;
    }

    private bool IsBlankLead(ReadOnlySpan<byte> line) =>
        LineEnds.IsBlank(_offset == 0 && line.StartsWith(ByteOrderMark) ? line[ByteOrderMark.Length..] : line);
}
