using System.Buffers;

namespace ForgeryCheck.Messages;

/// <summary>
/// Puts the lines of a pasted header back to their fields. A Received line that has no date yet takes what follows; one that has its date
/// takes nothing more, so that the first line a sender wrote never becomes part of the line that a receiving host wrote above it.
/// </summary>
internal sealed class PastedLines
{
    private readonly List<ReadOnlyMemory<byte>> _lines;
    private readonly byte _lineEnd;
    private readonly ArrayBufferWriter<byte> _output = new();
    private bool _noFolds;
    private bool _nameAlone;
    private bool _topBroken;
    private bool _special;
    private PastedField? _field;

    internal PastedLines(List<ReadOnlyMemory<byte>> lines, byte lineEnd)
    {
        _lines = lines;
        _lineEnd = lineEnd;
        Survey();
    }

    internal int Continuations { get; private set; }

    internal int Indented { get; private set; }

    internal int NamesAlone { get; private set; }

    internal int Spaces { get; private set; }

    internal int LeftOut { get; private set; }

    /// <summary>The separator of an mbox, which some hosts leave in the header.</summary>
    internal static bool IsSeparator(ReadOnlySpan<byte> line) => line.StartsWith("From "u8) || line.StartsWith(">From "u8);

    internal byte[] Join()
    {
        var any = false;
        foreach (var memory in _lines)
        {
            var line = memory.Span;
            if (any && line is [(byte)' ' or (byte)'\t', ..])
            {
                Go(line);
                continue;
            }

            var lead = PastedText.Lead(line, out var special, out var nothing);
            var rest = line[lead..];
            var isField = lead == 0 ? IsField(line) : (_field is null || nothing) && PastedText.IsKnownField(WithPlainColon(rest));
            if (isField)
            {
                any = true;
                Spaces += lead > 0 ? 1 : 0;
                Start(rest);
            }
            else if (LineEnds.IsBlank(rest))
            {
                // Nothing but blanks of another kind: white space that continues the field, as obs-FWS of RFC 5322 section 4.2.
                Write("\t"u8, default);
            }
            else if (any && !IsSeparator(line) && CanTake(rest))
            {
                if (_field!.IsBare)
                {
                    NamesAlone++;
                }
                else if (special)
                {
                    Indented++;
                }
                else
                {
                    Continuations++;
                }

                Go(rest, mark: true);
            }
            else
            {
                Leave(line, any);
            }
        }

        return _output.WrittenSpan.ToArray();
    }

    private void Survey()
    {
        _noFolds = true;
        var top = true;
        for (var i = 0; i < _lines.Count; i++)
        {
            var line = _lines[i].Span;
            var lead = PastedText.Lead(line, out var special, out _);
            _special |= special && lead < line.Length;
            if (i > 0 && line is [(byte)' ' or (byte)'\t', ..] && !special && lead < line.Length)
            {
                _noFolds = false;
            }

            if (PastedText.IsField(line, "Received") && i + 1 < _lines.Count)
            {
                var field = PastedField.Of(line);
                var next = _lines[i + 1].Span;
                var junk = next is not [] and not [(byte)' ' or (byte)'\t', ..] && !PastedText.IsKnownField(next);
                _nameAlone |= field.IsBare && junk && HeaderParser.NameLength(next, out _) == 0;
                _topBroken |= top && !field.IsComplete && junk;
                _special |= PastedText.BlankAt(line[9..], written: false, out var _) > 0 || HeaderRepair.HasWideBlank(line);
                top = false;
            }
        }
    }

    private bool IsField(ReadOnlySpan<byte> line)
    {
        var plain = WithPlainColon(line);
        var length = HeaderParser.NameLength(plain, out var colon);
        if (length == 0)
        {
            return false;
        }

        if (_field is null || PastedText.IsField(plain, "Received") && !_field.IsSignature)
        {
            return true;
        }

        var value = plain[(colon + 1)..];
        if (_nameAlone && _field.IsBare && !LineEnds.IsBlank(value) && !PastedText.IsKnownField(plain))
        {
            return false;
        }

        if (_noFolds && _field.IsSignature && IsListOfNames(plain, colon))
        {
            return false;
        }

        return PastedText.IsLikelyName(plain[..length]) || !(_noFolds || _field.IsReceived) || (_field.IsReceived && _field.IsComplete);
    }

    /// <summary>"to:subject:date; bh=..." is part of a signature (RFC 6376 section 3.5), though it looks like a field.</summary>
    private static bool IsListOfNames(ReadOnlySpan<byte> line, int colon)
    {
        var value = line[(colon + 1)..];
        var end = value.IndexOfAny(" \t;:"u8);
        return value is not [(byte)' ' or (byte)'\t', ..] && value.Length > 0
            && (end < 0 ? PastedText.IsLikelyName(value) : value[end] is (byte)';' or (byte)':');
    }

    private bool CanTake(ReadOnlySpan<byte> text) => _field switch
    {
        null => false,
        { IsReceived: true, IsComplete: true } => (_noFolds && PastedField.IsAfterDate(text)) || (_field.LacksZone && PastedField.IsZone(text)),
        { IsReceived: true } => true,
        { IsBare: true } when _nameAlone => true,
        { IsStatement: true } => _noFolds && _topBroken,
        _ => _noFolds,
    };

    private void Start(ReadOnlySpan<byte> line)
    {
        var plain = PlainBlanks(WithPlainColon(line), isField: true);
        _field = PastedField.Of(plain);
        Write(plain, default);
    }

    private void Go(ReadOnlySpan<byte> text, bool mark = false)
    {
        var plain = _field?.IsReceived == true || mark ? PlainBlanks(text, isField: false) : text;
        if (_field is not null)
        {
            _field.Add(plain);
            _field.IsFolded |= !mark && !LineEnds.IsBlank(plain);
        }
        else if (!LineEnds.IsBlank(plain))
        {
            LeftOut++;
        }

        Write(mark ? "\t"u8 : default, plain);
    }

    private void Leave(ReadOnlySpan<byte> line, bool any)
    {
        _field = null;
        if (any && !IsSeparator(line))
        {
            LeftOut++;
        }

        Write(line, default);
    }

    /// <summary>"Received" with a no-break space before the colon.</summary>
    private ReadOnlySpan<byte> WithPlainColon(ReadOnlySpan<byte> line)
    {
        var colon = line[..Math.Min(line.Length, 100)].IndexOf((byte)':');
        if (colon < 1 || !PastedText.MayHold(line[..colon]))
        {
            return line;
        }

        var name = 0;
        while (name < colon && line[name] is > 32 and < 127)
        {
            name++;
        }

        if (name == 0 || PastedText.Lead(line[name..colon], out _, out _) != colon - name)
        {
            return line;
        }

        Spaces++;
        return (byte[])[.. line[..name], .. line[colon..]];
    }

    /// <summary>
    /// Blanks for the no-break spaces of a line: next to another blank, behind the colon, or where the line has no other blanks. One
    /// within a word stays: a client may have sent it in its HELO, where no blank can be.
    /// </summary>
    private ReadOnlySpan<byte> PlainBlanks(ReadOnlySpan<byte> line, bool isField)
    {
        if (!_special || !PastedText.MayHold(line))
        {
            return line;
        }

        var value = isField ? line.IndexOf((byte)':') + 1 : 0;
        var all = (isField && PastedText.BlankAt(line[value..], written: false, out _) > 0) || line[value..].Trim((byte)' ').IndexOf((byte)' ') < 0;
        var isUtf8 = System.Text.Unicode.Utf8.IsValid(line);
        var result = new byte[line.Length];
        var length = 0;
        for (var at = 0; at < line.Length;)
        {
            var used = isUtf8 && line[at] == 0xA0 ? 0 : PastedText.BlankAt(line[at..], written: false, out _);
            var nothing = used > 0 && line[at] is 0xEF || (used == 3 && line[at + 2] == 0x8B);
            if (used > 0 && (nothing || all || IsBlankAt(line, at - 1) || IsBlankAt(line, at + used) || (length > 0 && result[length - 1] is (byte)' ' or (byte)';')))
            {
                Spaces++;
                if (!nothing)
                {
                    result[length++] = (byte)' ';
                }

                at += used;
            }
            else
            {
                result[length++] = line[at++];
            }
        }

        return result.AsSpan(0, length);
    }

    private static bool IsBlankAt(ReadOnlySpan<byte> line, int at) => at >= 0 && at < line.Length && line[at] is (byte)' ' or (byte)'\t';

    private void Write(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        _output.Write(first);
        _output.Write(second);
        _output.Write([_lineEnd]);
    }
}
