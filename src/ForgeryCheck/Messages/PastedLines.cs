using System.Buffers;

namespace ForgeryCheck.Messages;

/// <summary>
/// Reassembles fields from the lines of a pasted header. A Received line without a date takes what follows; one with a date takes nothing more, so
/// that the first line a sender wrote never becomes part of the line that a receiving host wrote above it.
/// </summary>
internal sealed class PastedLines
{
    private readonly List<ReadOnlyMemory<byte>> _lines;
    private readonly byte _lineEnd;
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly PastedBlanks _blanks = new();
    private bool _noFolds;
    private bool _nameAlone;
    private bool _topBroken;
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

    internal int Spaces => _blanks.Count;

    internal int LeftOut { get; private set; }

    /// <summary>Whether a line is an mbox separator, which some hosts leave in the header.</summary>
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
            var isField = lead == 0 ? IsField(line) : (_field is null || nothing) && PastedText.IsKnownField(_blanks.WithPlainColon(rest));
            if (isField)
            {
                any = true;
                _blanks.Count += lead > 0 ? 1 : 0;
                Start(rest);
            }
            else if (LineEnds.IsBlank(rest))
            {
                // Only non-ASCII spaces: white space that continues the field, as obs-FWS of RFC 5322 section 4.2.
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
            _blanks.IsSpecial |= special && lead < line.Length;
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
                _blanks.IsSpecial |= PastedText.BlankAt(line[9..], written: false, out var _) > 0 || HeaderRepair.HasWideBlank(line);
                top = false;
            }
        }
    }

    private bool IsField(ReadOnlySpan<byte> line)
    {
        var plain = _blanks.WithPlainColon(line);
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

    /// <summary>"to:subject:date; bh=..." is part of a signature (RFC 6376 section 3.5), although it looks like a field.</summary>
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
        var plain = _blanks.InLine(_blanks.WithPlainColon(line), isField: true);
        _field = PastedField.Of(plain);
        Write(plain, default);
    }

    private void Go(ReadOnlySpan<byte> text, bool mark = false)
    {
        var plain = _field?.IsReceived == true || mark ? _blanks.InLine(text, isField: false) : text;
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

    private void Write(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        _output.Write(first);
        _output.Write(second);
        _output.Write([_lineEnd]);
    }
}
